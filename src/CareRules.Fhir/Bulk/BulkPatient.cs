using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Json;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;
using CareRules.Fhir.Resources;

namespace CareRules.Fhir.Bulk;

/// <summary>A patient whose lines are being gathered.</summary>
internal sealed class BulkPatient
{
    private readonly PatientRecordBuilder builder = new();
    private readonly ElementFaults faults = new();
    private readonly ReadContext? context;
    private readonly string? id;
    private readonly string? at;

    /// <summary>A patient whose own line could not be read.</summary>
    public BulkPatient(UnreadablePatientException error) => Error = error;

    public BulkPatient(JsonItem patient, string id, string at, References references)
    {
        this.id = id;
        this.at = at;
        Source = $"Patient/{CleanText.Of(id)}";
        BundleEntry entry = Entry(patient, "Patient", at);
        try
        {
            PatientReader.Read(entry, builder, faults);
        }
        catch (UnreadablePatientException e)
        {
            Error = e;
        }

        context = new ReadContext(builder, references, SubjectKeys.Of(entry.Resource, null), faults);
    }

    public string? Source { get; }

    public UnreadablePatientException? Error { get; private set; }

    public void Add(JsonItem resource, string type, string place)
    {
        if (context is not null)
        {
            ResourceReaders.Read(Entry(resource, type, place), context);
        }
    }

    /// <summary>A line of this patient cannot be read: a record without it would say too little.</summary>
    public void Reject(UnreadablePatientException error) => Error ??= error;

    public FhirBulkPatient Finish(PatientIds ids, LostLines lost, IReadOnlyCollection<RecordSection> supplied)
    {
        if (id is not null && ids.CameTwice(id))
        {
            Error ??= FhirFaults.SamePatientAgain(at!);
        }

        if (Error is not null)
        {
            return new FhirBulkPatient(Source, null, Error);
        }

        builder.Supply([.. supplied]);
        lost.AddTo(builder);
        return new FhirBulkPatient(Source, builder.Build(), null);
    }

    private BundleEntry Entry(JsonItem resource, string type, string place) =>
        new(new FhirElement(resource, faults), type, null, new EntryPlace(place, null), IsComplete: true);
}
