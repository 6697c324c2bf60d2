using System.Text.Json;
using System.Text.Json.Nodes;
using CareRules.EhrHost.Tests.Support;
using CareRules.Fhir.Tests.Support;

namespace CareRules.EhrHost.Tests.Hooks;

[Collection(EhrHostApp.Shared)]
public sealed class OrderTests(EhrHostApp app) : IDisposable
{
    private readonly HttpClient client = app.CreateClient();

    public void Dispose() => client.Dispose();

    [Theory]
    [InlineData("order-select", "order-advice")]
    [InlineData("order-sign", "sign-advice")]
    public async Task A_draft_that_harms_has_a_card_that_can_remove_it(string hook, string service)
    {
        JsonElement answer = await client.Cards(service, Ordering(hook, Requests.Draft("maria", "draft-1", "M01AE01", "ibuprofen")));

        CdsShape.Faults(answer).Should().BeEmpty();
        JsonElement card = answer.GetProperty("cards").EnumerateArray().Single(static c => c.GetProperty("summary").GetString() == "Oral NSAID with heart failure");
        JsonElement action = card.GetProperty("suggestions")[0].GetProperty("actions")[0];
        action.GetProperty("type").GetString().Should().Be("delete");
        action.GetProperty("resourceId").GetString().Should().Be("MedicationRequest/draft-1");
    }

    [Fact]
    public async Task What_was_so_before_the_draft_has_no_card()
    {
        JsonElement answer = await client.Cards("sign-advice", Ordering("order-sign", Requests.Draft("maria", "draft-1", "M01AE01", "ibuprofen")));

        answer.Summaries().Should().NotContain("Vasodilator with recurrent falls and postural hypotension");
    }

    [Fact]
    public async Task An_order_that_no_rule_can_judge_has_no_card()
    {
        JsonObject diet = new() { ["resourceType"] = "NutritionOrder", ["id"] = "diet", ["status"] = "draft" };

        (await client.Cards("sign-advice", Ordering("order-sign", diet))).GetProperty("cards").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task An_order_for_another_patient_is_refused()
    {
        using HttpResponseMessage response = await client.Send("/cds-services/sign-advice", Ordering("order-sign", Requests.Draft("james", "draft-1", "M01AE01", "ibuprofen")).ToJsonString());

        ((int)response.StatusCode).Should().Be(400);
        (await response.Content.ReadAsStringAsync()).Should().Be("`context.draftOrders` holds an order for another patient.\n");
    }

    // Without the naproxen that she takes already, so that the draft is what brings the harm.
    private static JsonObject Ordering(string hook, JsonObject draft)
    {
        JsonObject prefetch = Requests.PrefetchOf("maria");
        JsonArray medicines = prefetch["medicationRequests"]!["entry"]!.AsArray();
        medicines.Remove(medicines.Single(static e => e!["resource"]!["id"]!.GetValue<string>() == "naproxen"));
        return Requests.Hook(hook, "maria", prefetch, new JsonObject { ["resourceType"] = "Bundle", ["type"] = "collection", ["entry"] = new JsonArray(new JsonObject { ["resource"] = draft }) });
    }
}
