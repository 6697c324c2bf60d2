using System.Text.Json;
using System.Text.Json.Nodes;
using CareRules.EhrHost.Tests.Support;
using CareRules.Fhir.Tests.Support;

namespace CareRules.EhrHost.Tests.Hooks;

[Collection(EhrHostApp.Shared)]
public sealed class HostileCardTests(EhrHostApp app) : IDisposable
{
    private readonly HttpClient client = app.CreateClient();

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task No_text_of_a_record_or_an_order_becomes_markup_in_a_card()
    {
        foreach (string text in HostileTexts.Strings)
        {
            JsonObject request = Requests.Hook("order-sign", "hostile", Prefetch(text), Requests.Searchset(Requests.Draft("hostile", "draft", "M01AE01", HostilePatient.Words(text))));
            JsonElement answer = await client.Cards("sign-advice", request);

            CdsShape.Faults(answer).Should().BeEmpty(text);
            answer.Summaries().Should().Contain("Oral NSAID with heart failure", "the rules see the codes and not the words");
            answer.GetProperty("cards").EnumerateArray().Select(static c => c.TryGetProperty("detail", out JsonElement detail) ? detail.GetString()! : "")
                .Should().AllSatisfy(static detail => detail.Should().NotMatchRegex(@"(?<!\\)<[A-Za-z!/]").And.NotContain("![").And.NotContain("](javascript"));
        }
    }

    private static JsonObject Prefetch(string text)
    {
        JsonNode[] resources = [.. HostilePatient.With(text, "hostile")["entry"]!.AsArray().Select(static e => e!["resource"]!.DeepClone())];
        return new JsonObject
        {
            ["patient"] = resources.Single(static r => Is(r, "Patient")),
            ["conditions"] = Requests.Searchset([.. resources.Where(static r => Is(r, "Condition"))]),
            ["medicationRequests"] = Requests.Searchset([.. resources.Where(static r => Is(r, "MedicationRequest") && r["id"]!.GetValue<string>() != "naproxen")]),
            ["medicationStatements"] = Requests.Searchset(),
            ["careTeams"] = Requests.Searchset([.. resources.Where(static r => Is(r, "CareTeam"))]),
        };
    }

    private static bool Is(JsonNode resource, string type) => resource["resourceType"]!.GetValue<string>() == type;
}
