using CareRules.Clinical;
using CareRules.Fhir.Json;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;
using CareRules.Fhir.Resources;

namespace CareRules.Fhir.Bulk;

/// <summary>One pass over the files: the patients from a place on, and the lines that are theirs.</summary>
internal sealed class BulkPass(int first, int size, BulkReferences references, LostLines lost, long maxBytes)
{
    private readonly List<BulkPatient> patients = [];
    private readonly Dictionary<string, BulkPatient> byId = new(StringComparer.Ordinal);

    /// <summary>The lines of the Patient files so far, whether of this pass or not.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<BulkPatient> Patients => patients;

    public void AddPatient(string at, ReadOnlyMemory<byte> text, UnreadablePatientException? fault)
    {
        int place = Count++;
        if (place < first || place >= first + size)
        {
            return;
        }

        patients.Add(Patient(at, text, fault));
    }

    public void AddLine(string type, string at, ReadOnlyMemory<byte> text, UnreadablePatientException? fault)
    {
        if (fault is not null)
        {
            lost.Add(type, at);
            return;
        }

        string? reference = JsonPeek.Reference(text.Span, ResourceReaders.SubjectOf(type)!);
        if (reference is null)
        {
            // Readable, and of nobody: of no patient. Not readable: of anybody.
            if (!IsReadable(text))
            {
                lost.Add(type, at);
            }

            return;
        }

        if (!byId.TryGetValue(IdOf(reference), out BulkPatient? patient))
        {
            return;
        }

        try
        {
            using JsonTree tree = JsonPayload.Parse(text, maxBytes);
            if (tree.Root.TextOf("resourceType"u8) != type)
            {
                throw FhirFaults.NotAResource(at);
            }

            patient.Add(tree.Root, type, at);
        }
        catch (UnreadablePatientException e)
        {
            patient.Reject(Placed(e, at));
            if (e.Code == FhirFaults.DuplicateProperty(null).Code)
            {
                // The property that stands twice may be the one that says whose the line is.
                lost.Add(type, at);
            }
        }
    }

    private BulkPatient Patient(string at, ReadOnlyMemory<byte> text, UnreadablePatientException? fault)
    {
        try
        {
            using JsonTree tree = fault is null ? JsonPayload.Parse(text, maxBytes) : throw fault;
            JsonItem root = tree.Root;
            if (root.TextOf("resourceType"u8) != "Patient")
            {
                throw FhirFaults.NotAResource(at);
            }

            string id = root.TextOf("id"u8) is { Length: > 0 } stated ? stated : throw FhirFaults.PatientWithoutId(at);
            BulkPatient patient = new(root, id, at, references);
            byId.TryAdd(id, patient);
            return patient;
        }
        catch (UnreadablePatientException e)
        {
            return new BulkPatient(Placed(e, at));
        }
    }

    private static UnreadablePatientException Placed(UnreadablePatientException e, string at) =>
        e.At is null || e.At == at ? new UnreadablePatientException(e.Code, at, e.Reason)
        : e.At.StartsWith(at, StringComparison.Ordinal) ? e
        : new UnreadablePatientException(e.Code, $"{at} {e.At}", e.Reason);

    private bool IsReadable(ReadOnlyMemory<byte> text)
    {
        try
        {
            using JsonTree tree = JsonPayload.Parse(text, maxBytes);
            return tree.Root.IsObject;
        }
        catch (UnreadablePatientException)
        {
            return false;
        }
    }

    private static string IdOf(string reference)
    {
        string text = References.WithoutVersion(reference);
        return text.StartsWith("urn:uuid:", StringComparison.Ordinal) ? text["urn:uuid:".Length..] : text[(text.LastIndexOf('/') + 1)..];
    }
}
