using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace CareRules.Fhir.Tests.Support;

/// <summary>HL7's JSON schema of FHIR R4. Each resource is checked against its own definition: the choice among 148 of them would name every fault 148 times.</summary>
internal static class FhirSchema
{
    private static readonly Lazy<(JsonObject Definitions, Dictionary<string, JsonSchema> Made)> Source = new(static () =>
    {
        JsonObject root = JsonNode.Parse(File.ReadAllText(Path.Combine(Shared.Root!, "conformance", "fhir-r4", "json-schema", "fhir.schema.json")))!.AsObject();
        JsonObject definitions = root["definitions"]!.AsObject();

        // Every resource inside another is taken out and checked by itself.
        definitions["ResourceList"] = new JsonObject { ["type"] = "object" };
        return (definitions, []);
    });

    /// <summary>What is wrong with a resource, and with those that a Bundle holds.</summary>
    public static IEnumerable<string> Faults(string json)
    {
        JsonElement resource = Results.Parse(json);
        IEnumerable<string> inside = resource.TryGetProperty("entry", out JsonElement entries)
            ? entries.EnumerateArray().SelectMany(static e => FaultsOf(e.GetProperty("resource"))) : [];
        return [.. FaultsOf(resource), .. inside];
    }

    private static IEnumerable<string> FaultsOf(JsonElement resource)
    {
        string type = resource.GetProperty("resourceType").GetString()!;
        EvaluationResults found = Of(type).Evaluate(JsonNode.Parse(resource.GetRawText()), new global::Json.Schema.EvaluationOptions { OutputFormat = OutputFormat.List });
        return found.IsValid ? [] : [.. found.Details.Where(static d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{type} {d.InstanceLocation}: {e.Value}")), $"{type} is not valid"];
    }

    private static JsonSchema Of(string type)
    {
        lock (Source.Value.Made)
        {
            if (!Source.Value.Made.TryGetValue(type, out JsonSchema? schema))
            {
                Source.Value.Definitions.Should().ContainKey(type);
                JsonObject root = new()
                {
                    ["$schema"] = "http://json-schema.org/draft-06/schema#",
                    ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = $"#/definitions/{type}" }),
                    ["definitions"] = Source.Value.Definitions.DeepClone(),
                };
                Source.Value.Made[type] = schema = JsonSchema.FromText(root.ToJsonString());
            }

            return schema;
        }
    }
}
