using System.CommandLine;
using System.Text;
using CareRules.Clinical;
using CareRules.Tool.Packs;
using CareRules.Tool.Patients;

namespace CareRules.Tool.Commands;

/// <summary><c>replay RECORD --patient FILE</c>: derives a stored decision again and says what differs.</summary>
internal static class ReplayCommand
{
    public static Command Create(ToolIo io)
    {
        Argument<string> record = new("RECORD") { Description = "A decision record that `evaluate --record` wrote." };
        Option<string[]> packs = PackOption.Create();
        Option<string> patient = PatientInput.Option();
        Option<string?> maps = new("--code-maps") { Description = "The folder of the host's code maps, where it has any.", HelpName = "DIR" };
        Command command = new("replay", "Derives a stored decision again and says what differs.") { record, packs, patient, maps };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(record);
            DecisionRecord then = Read(path);
            RuleSet rules = LoadedPacks.LoadOrEnd(parsed.GetValue(packs) ?? [], io, then, Maps(parsed.GetValue(maps)));
            (PatientRecord read, _) = PatientInput.Read(parsed.GetRequiredValue(patient), rules, SuppliedOption.Parse(string.Join(',', then.Supplied)), then.AsOf);
            DecisionRecord now = DecisionRecord.Of(Evaluate(rules, read, then, path), then.IncludesPatient);
            return Print(io, then.Differences(now));
        });
        return command;
    }

    private static string? Maps(string? folder) =>
        folder is null || Directory.Exists(folder) ? folder : throw new ToolException(ExitStatus.Usage, $"There is no folder `{folder}`.");

    // Rules that the record asks for, and criteria of its acknowledgements, may not be those of the packs of today.
    private static EvaluationResult Evaluate(RuleSet rules, PatientRecord patient, DecisionRecord then, string path)
    {
        try
        {
            return rules.Evaluate(patient, then.AsOf, then.Options);
        }
        catch (ArgumentException unreadable)
        {
            throw new ToolException(ExitStatus.Findings, $"{path}: what was asked then cannot be asked of these rules: {unreadable.Message.Split(" (Parameter")[0]}");
        }
    }

    private static int Print(ToolIo io, IReadOnlyList<string> differences)
    {
        if (differences.Count == 0)
        {
            io.Out.Write("The same, byte for byte.\n");
            return ExitStatus.Done;
        }

        foreach (string difference in differences)
        {
            io.Out.Write(difference + "\n");
        }

        return ExitStatus.Findings;
    }

    private static DecisionRecord Read(string path)
    {
        try
        {
            return DecisionRecord.Parse(Encoding.UTF8.GetString(PatientInput.Bytes(path)));
        }
        catch (FormatException)
        {
            throw new ToolException(ExitStatus.Findings, $"{path}: not a decision record.");
        }
    }
}
