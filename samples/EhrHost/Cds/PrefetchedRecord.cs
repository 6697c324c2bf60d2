using System.Buffers;
using System.Text.Json;
using CareRules;
using CareRules.Clinical;
using EhrHost.Web;

namespace EhrHost.Cds;

/// <summary>
/// The record that a request brings. What was not sent is not supplied: a section is complete only when each of its queries was answered with a whole
/// Bundle, even an empty one.
/// </summary>
internal static class PrefetchedRecord
{
    public static PatientRecord Of(HookRequest request, DataRequirements requirements)
    {
        JsonElement patient = request.Prefetch?.ObjectAt(Prefetch.Patient) is { } found && found.IsResource("Patient") ? found
            : throw new Refusal(StatusCodes.Status412PreconditionFailed, "`prefetch.patient` is missing, and this host fetches nothing itself.");
        if (!string.Equals(patient.TextAt("id"), request.PatientId, StringComparison.Ordinal))
        {
            throw Refusal.Malformed("`prefetch.patient` is not the patient of `context.patientId`.");
        }

        ILookup<RecordSection, JsonElement?> answers = Prefetch.QueriesFor(requirements).ToLookup(static q => q.Section, query => Answer(request.Prefetch.Value, query.Key));
        RecordSection[] complete = [.. answers.Where(static section => section.All(IsWhole)).Select(static section => section.Key)];
        RecordSection[] partial = [.. answers.Select(static section => section.Key).Except(complete)];
        PatientRecord record = Read([patient, .. answers.SelectMany(static section => section).OfType<JsonElement>()], complete);

        // A few resources of a section are facts, and no proof that there are no others.
        return record.ToBuilder().Withhold(partial).Build();
    }

    private static JsonElement? Answer(JsonElement prefetch, string key) =>
        !prefetch.Has(key) ? null
        : prefetch.ObjectAt(key) is not { } answer ? throw Refusal.Malformed($"`prefetch.{key}` is not a resource.")
        : answer.IsResource("OperationOutcome") ? null
        : answer.IsResource("Bundle") ? answer
        : throw Refusal.Malformed($"`prefetch.{key}` is not a Bundle.");

    // The first page of several, or a search that ran into an error, does not show that something is absent.
    private static bool IsWhole(JsonElement? answer) =>
        answer is { } bundle
        && !bundle.ListAt("link").Any(static link => link.TextAt("relation") is "next")
        && !bundle.Resources().Where(static r => r.IsResource("OperationOutcome")).SelectMany(static r => r.ListAt("issue")).Any(static i => i.TextAt("severity") is "error" or "fatal");

    private static PatientRecord Read(IEnumerable<JsonElement> resources, RecordSection[] complete)
    {
        ArrayBufferWriter<byte> bundle = new();
        using (Utf8JsonWriter json = new(bundle))
        {
            json.WriteStartObject();
            json.WriteString("resourceType", "Bundle");
            json.WriteString("type", "collection");
            json.WriteStartArray("entry");
            foreach (JsonElement resource in resources)
            {
                json.WriteStartObject();
                json.WritePropertyName("resource");
                resource.WriteTo(json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return FhirPatient.TryRead(bundle.WrittenMemory, new FhirReadOptions { Supplied = complete }, out PatientRecord? record, out UnreadablePatientException? error)
            ? record : throw Refusal.Malformed($"The prefetched resources cannot be read: {error.Reason}");
    }
}
