using System.CommandLine;
using CareRules.Clinical;

namespace CareRules.Tool.Patients;

/// <summary>Reads one patient file: FHIR and the native form are told apart by what the file holds, not by its name.</summary>
internal static class PatientInput
{
    public static Option<string> Option() =>
        new("--patient") { Description = "A FHIR R4 Bundle (JSON) or a native patient file.", HelpName = "FILE", Required = true };

    /// <summary>The record, and the file's own as-of date where it has one.</summary>
    /// <exception cref="ToolException">The file is not there, or cannot be read: the line names file, place and reason.</exception>
    public static (PatientRecord Patient, DateOnly? AsOf) Read(string path, RuleSet rules, IReadOnlyCollection<RecordSection> supplied, DateOnly today)
    {
        byte[] bytes = Bytes(path);
        try
        {
            if (FhirContent.KindOf(bytes, out _) != FhirContentKind.Other || LooksLikeFhir(bytes))
            {
                return (FhirPatient.Read(bytes, new FhirReadOptions { Supplied = supplied }), null);
            }

            PatientFile file = PatientFile.Read(InputFile.Text(bytes) ?? throw new UnreadablePatientException("CR5001", null, "The file is not UTF-8 text."), path, rules, today);
            return (file.Patient.ToBuilder().Supply([.. supplied]).Build(), file.AsOf);
        }
        catch (UnreadablePatientException unreadable)
        {
            string place = unreadable.At?.StartsWith(path, StringComparison.Ordinal) == true ? unreadable.Message : $"{path}: {unreadable.Message}";
            throw new ToolException(ExitStatus.Findings, $"{place} [{unreadable.Code}]");
        }
    }

    /// <summary>Draft orders under consideration.</summary>
    public static IReadOnlyList<Fact> ReadProposed(string path)
    {
        try
        {
            return FhirPatient.ReadProposed(Bytes(path));
        }
        catch (UnreadablePatientException unreadable)
        {
            throw new ToolException(ExitStatus.Findings, $"{path}: {unreadable.Message} [{unreadable.Code}]");
        }
    }

    public static byte[] Bytes(string path) => InputFile.Bytes(path, "one patient is one file");

    // A Bundle that is cut off or not well formed is still a Bundle: the reader of Bundles says what is wrong with it.
    private static bool LooksLikeFhir(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> text = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        ReadOnlySpan<byte> start = text.TrimStart(" \t\r\n"u8);
        return start.StartsWith("{"u8) && start.IndexOf("\"resourceType\""u8) >= 0;
    }
}
