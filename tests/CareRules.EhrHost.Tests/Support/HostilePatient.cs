using System.Text.Json.Nodes;

namespace CareRules.EhrHost.Tests.Support;

/// <summary>A patient with one text in every field that holds words.</summary>
internal static class HostilePatient
{
    public static JsonObject With(string text, string id)
    {
        string words = Words(text);
        return new JsonObject
        {
            ["resourceType"] = "Bundle", ["type"] = "collection", ["timestamp"] = "2026-02-01T09:00:00Z",
            ["entry"] = new JsonArray(
                Entry(new JsonObject { ["resourceType"] = "Patient", ["id"] = id, ["name"] = new JsonArray(new JsonObject { ["text"] = words }), ["gender"] = "female", ["birthDate"] = "1947-05-12" }),
                Entry(Resource("Condition", id, "heart-failure", "http://snomed.info/sct", "84114007", words, "code")),
                Entry(Resource("MedicationRequest", id, "naproxen", "http://www.whocc.no/atc", "M01AE02", words, "medicationCodeableConcept")),
                Entry(Resource("MedicationRequest", id, "without-a-code", null, null, words, "medicationCodeableConcept")),
                Entry(Team(id, words))),
        };
    }

    /// <summary>Half a surrogate pair cannot be written; a record that arrives has been decoded already.</summary>
    public static string Words(string text) => text.Replace('\ud800', '\ufffd');

    private static JsonObject Entry(JsonObject resource) => new() { ["resource"] = resource };

    private static JsonObject Resource(string type, string patient, string id, string? system, string? code, string words, string element)
    {
        JsonObject concept = new() { ["text"] = words };
        if (code is not null)
        {
            concept["coding"] = new JsonArray(new JsonObject { ["system"] = system, ["code"] = code, ["display"] = words });
        }

        JsonObject resource = new()
        {
            ["resourceType"] = type, ["id"] = id, ["subject"] = new JsonObject { ["reference"] = $"Patient/{patient}" }, [element] = concept,
        };
        if (type == "Condition")
        {
            resource["clinicalStatus"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/condition-clinical", ["code"] = "active" }) };
        }
        else
        {
            resource["status"] = "active";
            resource["intent"] = "order";
            resource["authoredOn"] = "2026-01-12";
        }

        return resource;
    }

    private static JsonObject Team(string patient, string words) => new()
    {
        ["resourceType"] = "CareTeam", ["id"] = "team", ["status"] = "active", ["subject"] = new JsonObject { ["reference"] = $"Patient/{patient}" },
        ["participant"] = new JsonArray(new JsonObject
        {
            ["role"] = new JsonArray(new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://snomed.info/sct", ["code"] = "446050000", ["display"] = words }) }),
            ["member"] = new JsonObject { ["reference"] = "Practitioner/p", ["display"] = words },
        }),
    };
}
