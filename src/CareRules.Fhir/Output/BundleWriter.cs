using System.Text.Json;

namespace CareRules.Fhir.Output;

/// <summary>Writes a result as a Bundle of the type collection.</summary>
internal static class BundleWriter
{
    public static void Write(Utf8JsonWriter json, EvaluationResult result, DateTimeOffset? recorded)
    {
        ResultBundle bundle = new(result, recorded);
        json.WriteStartObject();
        json.WriteString("resourceType", "Bundle");
        json.WriteString("id", bundle.Id);
        json.WriteString("type", "collection");
        json.WriteStartArray("entry");
        Entry(json, "GuidanceResponse", bundle.Guidance, resource => GuidanceWriter.Write(resource, bundle));
        if (bundle.Outcome is { } outcome)
        {
            Entry(json, "OperationOutcome", outcome, resource => OutcomeWriter.Write(resource, result));
        }

        foreach ((Recommendation recommendation, string id) in bundle.Issues)
        {
            Entry(json, "DetectedIssue", id, resource => IssueWriter.Write(resource, bundle, recommendation));
        }

        if (bundle.Plan is { } plan)
        {
            Entry(json, "CarePlan", plan, resource => PlanWriter.Write(resource, bundle));
        }

        Entry(json, "Provenance", bundle.Provenance, resource => ProvenanceWriter.Write(resource, bundle));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Entry(Utf8JsonWriter json, string type, string id, Action<Utf8JsonWriter> write)
    {
        json.WriteStartObject();
        json.WriteString("fullUrl", FhirTypes.FullUrl(id));
        json.Object("resource", resource =>
        {
            resource.WriteString("resourceType", type);
            resource.WriteString("id", id);
            write(resource);
        });
        json.WriteEndObject();
    }
}
