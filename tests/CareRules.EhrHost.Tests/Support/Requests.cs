using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareRules.Tests.Support;

namespace CareRules.EhrHost.Tests.Support;

/// <summary>Requests as an EHR sends them, built from a sample patient.</summary>
internal static class Requests
{
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["Condition"] = "conditions", ["MedicationRequest"] = "medicationRequests", ["Observation"] = "observations", ["CareTeam"] = "careTeams", ["Encounter"] = "encounters",
    };

    /// <summary>The Bundle of a sample patient.</summary>
    public static JsonObject Bundle(string patient) => JsonNode.Parse(File.ReadAllText(RepositoryRoot.At("samples", "EhrHost", "Patients", "Records", $"{patient}.json")))!.AsObject();

    /// <summary>The prefetch of a sample patient: a searchset for each type of resource that the record holds, nothing for the others.</summary>
    public static JsonObject PrefetchOf(string patient)
    {
        JsonObject prefetch = [];
        foreach (JsonNode resource in Bundle(patient)["entry"]!.AsArray().Select(static e => e!["resource"]!.DeepClone()))
        {
            string type = resource["resourceType"]!.GetValue<string>();
            if (type == "Patient")
            {
                prefetch["patient"] = resource;
            }
            else
            {
                prefetch.TryAdd(Keys[type], Searchset());
                prefetch[Keys[type]]!["entry"]!.AsArray().Add(new JsonObject { ["resource"] = resource });
            }
        }

        prefetch.TryAdd("medicationStatements", Searchset());
        return prefetch;
    }

    public static JsonObject Searchset(params JsonNode[] resources) => new()
    {
        ["resourceType"] = "Bundle", ["type"] = "searchset", ["entry"] = new JsonArray([.. resources.Select(static r => new JsonObject { ["resource"] = r })]),
    };

    public static JsonObject Hook(string hook, string patient, JsonObject? prefetch, JsonObject? draftOrders = null)
    {
        JsonObject context = new() { ["userId"] = "Practitioner/example", ["patientId"] = patient };
        if (draftOrders is not null)
        {
            context["draftOrders"] = draftOrders;
        }

        JsonObject request = new() { ["hookInstance"] = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", ["hook"] = hook, ["context"] = context };
        if (prefetch is not null)
        {
            request["prefetch"] = prefetch;
        }

        return request;
    }

    public static JsonObject Draft(string patient, string id, string atc, string display) => new()
    {
        ["resourceType"] = "MedicationRequest", ["id"] = id, ["status"] = "draft", ["intent"] = "order",
        ["subject"] = new JsonObject { ["reference"] = $"Patient/{patient}" },
        ["medicationCodeableConcept"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://www.whocc.no/atc", ["code"] = atc, ["display"] = display }) },
    };

    public static async Task<HttpResponseMessage> Send(this HttpClient client, string path, string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        return await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>Sends a hook and reads the answer, which must be one.</summary>
    public static async Task<JsonElement> Cards(this HttpClient client, string service, JsonObject request)
    {
        using HttpResponseMessage response = await client.Send($"/cds-services/{service}", request.ToJsonString());
        string body = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.Should().BeTrue(body);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    public static string[] Summaries(this JsonElement answer) => [.. answer.GetProperty("cards").EnumerateArray().Select(static c => c.GetProperty("summary").GetString()!)];

    /// <summary>The lines of the card that says what could not be decided; none where there is no such card.</summary>
    public static string NotDecided(this JsonElement answer) => string.Join('\n', answer.GetProperty("cards").EnumerateArray()
        .Where(static c => c.GetProperty("summary").GetString()!.StartsWith("Not decided", StringComparison.Ordinal)).Select(static c => c.GetProperty("detail").GetString()));
}
