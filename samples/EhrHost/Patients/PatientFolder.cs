using System.Collections.Immutable;
using System.Text.Json;
using CareRules;
using CareRules.Clinical;

namespace EhrHost.Patients;

/// <summary>The sample patients: one FHIR Bundle each, read at start-up. A real host asks its database in this place.</summary>
internal sealed class PatientFolder
{
    /// <summary>What this host keeps completely, so that a record with none of it says that there is none; all else is supplied where there is something.</summary>
    private static readonly FhirReadOptions Complete = new() { Supplied = [RecordSection.Conditions, RecordSection.Medications, RecordSection.Allergies] };

    private readonly ImmutableSortedDictionary<string, ChartPatient> byId;

    /// <exception cref="UnreadablePatientException">A Bundle is not the record of one patient.</exception>
    public PatientFolder(IEnumerable<byte[]> bundles) =>
        byId = bundles.Select(Patient).ToImmutableSortedDictionary(static p => p.Id, static p => p, StringComparer.Ordinal);

    public IEnumerable<ChartPatient> All => byId.Values;

    public static PatientFolder Read(IHostEnvironment host) =>
        new(Directory.EnumerateFiles(Path.Combine(host.ContentRootPath, "Patients", "Records"), "*.json").Select(File.ReadAllBytes));

    public ChartPatient? Find(string id) => byId.GetValueOrDefault(id);

    private static ChartPatient Patient(byte[] bundle)
    {
        PatientRecord record = FhirPatient.Read(bundle, Complete);

        // The rules have no use for a name; the pages have.
        using JsonDocument document = JsonDocument.Parse(bundle);
        JsonElement patient = document.RootElement.GetProperty("entry").EnumerateArray().Select(static e => e.GetProperty("resource"))
            .Single(static r => r.GetProperty("resourceType").ValueEquals("Patient"u8));
        return new ChartPatient(
            patient.GetProperty("id").GetString()!,
            patient.GetProperty("name")[0].GetProperty("text").GetString()!,
            record,
            DateOnly.FromDateTime(document.RootElement.GetProperty("timestamp").GetDateTimeOffset().Date));
    }
}
