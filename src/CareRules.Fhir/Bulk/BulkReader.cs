using System.Globalization;
using CareRules.Clinical;
using CareRules.Fhir.Json;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;
using CareRules.Fhir.Resources;

namespace CareRules.Fhir.Bulk;

/// <summary>Groups the lines of an export by patient, a bounded number of patients at a time.</summary>
internal sealed class BulkReader
{
    private readonly IReadOnlyList<FhirBulkFile> files;
    private readonly FhirReadOptions options;
    private readonly CancellationToken cancel;
    private readonly LostLines lost = new();
    private readonly BulkReferences references = new();
    private readonly PatientIds ids = new();

    private BulkReader(IReadOnlyList<FhirBulkFile> files, FhirReadOptions options, CancellationToken cancel)
    {
        this.files = files;
        this.options = options;
        this.cancel = cancel;
    }

    public static IEnumerable<FhirBulkPatient> Read(
        IReadOnlyList<FhirBulkFile> files, FhirReadOptions options, int patientsPerPass, CancellationToken cancel) =>
        new BulkReader(files, options, cancel).Passes(patientsPerPass);

    private IEnumerable<FhirBulkPatient> Passes(int patientsPerPass)
    {
        foreach (FhirBulkFile file in files.Where(static f => BulkReferences.IsShared(f.ResourceType)))
        {
            EachLine(file, (at, text, fault) => Share(file, at, text, fault));
        }

        int total = CountPatients();
        for (int first = 0; first < total; first += patientsPerPass)
        {
            BulkPass pass = new(first, patientsPerPass, references, lost, options.MaxBytes);
            foreach (FhirBulkFile file in files.Where(static f => f.ResourceType == "Patient"))
            {
                EachLine(file, pass.AddPatient);
            }

            foreach (FhirBulkFile file in files.Where(static f => ResourceReaders.SubjectOf(f.ResourceType) is not null))
            {
                EachLine(file, (at, text, fault) => pass.AddLine(file.ResourceType, at, text, fault));
            }

            foreach (BulkPatient patient in pass.Patients)
            {
                yield return patient.Finish(ids, lost, options.Supplied);
            }
        }
    }

    private int CountPatients()
    {
        int total = 0;
        foreach (FhirBulkFile file in files.Where(static f => f.ResourceType == "Patient"))
        {
            EachLine(file, (_, text, _) =>
            {
                total++;
                if (JsonPeek.Id(text.Span) is { } id)
                {
                    ids.Add(id);
                }
            });
        }

        return total;
    }

    private void Share(FhirBulkFile file, string at, ReadOnlyMemory<byte> text, UnreadablePatientException? fault)
    {
        try
        {
            using JsonTree tree = fault is null ? JsonPayload.Parse(text, options.MaxBytes) : throw fault;
            if (tree.Root.TextOf("id"u8) is { } id)
            {
                references.Add(file.ResourceType, id, tree.Root);
            }
        }
        catch (UnreadablePatientException)
        {
            // Whoever refers to it is told that it is not there; that it might be anybody is why no section stands.
            lost.Add(file.ResourceType, at);
        }
    }

    private void EachLine(FhirBulkFile file, Action<string, ReadOnlyMemory<byte>, UnreadablePatientException?> line)
    {
        using Stream stream = file.Open();
        LineReader.Read(stream, options.MaxBytes, (number, text, fault) =>
        {
            cancel.ThrowIfCancellationRequested();
            line(string.Create(CultureInfo.InvariantCulture, $"{file.Name}:{number}"), text, fault);
        });
    }
}
