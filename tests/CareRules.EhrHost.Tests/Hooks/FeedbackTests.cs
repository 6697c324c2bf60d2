using System.Text.Json;
using System.Text.Json.Nodes;
using CareRules.EhrHost.Tests.Support;

namespace CareRules.EhrHost.Tests.Hooks;

/// <summary>Each test has a patient of its own, for what one clinician decides the next one sees.</summary>
[Collection(EhrHostApp.Shared)]
public sealed class FeedbackTests(EhrHostApp app) : IDisposable
{
    private const string Nsaid = "Oral NSAID with heart failure";

    private readonly HttpClient client = app.CreateClient();
    private readonly string patient = $"maria-{Guid.NewGuid():N}";

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task What_a_clinician_decided_otherwise_has_no_card_next_time()
    {
        JsonElement before = await View();
        (await Give(Overridden(Card(before, Nsaid), "benefit-outweighs-risk"))).Should().Be((200, ""));

        JsonElement after = await View();
        after.Summaries().Should().Equal(before.Summaries().Where(static s => s != Nsaid));
    }

    // A beta-blocker with verapamil and an NSAID with heart failure: several cards, so that it matters which of them the feedback finds.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_was_decided_otherwise_before_signing_has_no_card_at_the_next_signing(int which)
    {
        JsonElement before = await Sign();
        before.GetProperty("cards").GetArrayLength().Should().BeGreaterThan(2);
        JsonElement card = before.GetProperty("cards")[which];
        await Give(Overridden(card.GetProperty("uuid").GetString()!, "monitored"));

        (await Sign()).Summaries().Should().Equal(before.Summaries().Where((_, i) => i != which));
    }

    [Fact]
    public async Task Another_fact_brings_the_card_back()
    {
        await Give(Overridden(Card(await View(), Nsaid), "benefit-outweighs-risk"));
        JsonObject prefetch = Requests.PrefetchOf("maria");
        JsonObject ibuprofen = Requests.Draft("maria", "ibuprofen", "M01AE01", "ibuprofen");
        ibuprofen["status"] = "active";
        prefetch["medicationRequests"]!["entry"]!.AsArray().Add(new JsonObject { ["resource"] = ibuprofen });

        (await View(prefetch)).Summaries().Should().Contain(Nsaid);
    }

    [Fact]
    public async Task The_same_facts_of_another_patient_are_not_silenced()
    {
        await Give(Overridden(Card(await View(), Nsaid), "benefit-outweighs-risk"));

        (await View(of: "twin")).Summaries().Should().Contain(Nsaid);
    }

    [Theory]
    [InlineData("""{ "outcome": "accepted", "acceptedSuggestions": [ { "id": "e56e1945-20b3-4393-8503-a1a20fd73152" } ], "outcomeTimestamp": "2026-02-01T10:05:31Z" }""")]
    [InlineData("""{ "outcome": "overridden", "outcomeTimestamp": "2026-02-01T10:05:31Z" }""")]
    public async Task What_was_accepted_or_merely_closed_silences_nothing(string entry)
    {
        JsonElement before = await View();
        JsonObject feedback = JsonNode.Parse(entry)!.AsObject();
        feedback["card"] = Card(before, Nsaid);

        (await Give(feedback)).Should().Be((200, ""));
        (await View()).Summaries().Should().Equal(before.Summaries());
    }

    [Fact]
    public async Task Feedback_about_a_card_that_nobody_knows_is_taken_and_changes_nothing()
    {
        JsonElement before = await View();

        (await Give(Overridden("9368d37b-283f-44a0-93ea-547cebab93ed", "monitored"))).Should().Be((200, ""));
        (await View()).Summaries().Should().Equal(before.Summaries());
    }

    [Fact]
    public async Task Of_a_list_with_one_bad_entry_nothing_is_taken()
    {
        JsonElement before = await View();

        (await Give(Overridden(Card(before, Nsaid), "monitored"), Overridden(Card(before, Nsaid), "a-reason-of-somebody-else")))
            .Should().Be((400, "An `overrideReason` is none that the card offered.\n"));
        (await View()).Summaries().Should().Equal(before.Summaries());
    }

    [Theory]
    [InlineData("{}", "`feedback` is not a list with at least one entry.\n")]
    [InlineData("""{ "feedback": [] }""", "`feedback` is not a list with at least one entry.\n")]
    [InlineData("""{ "feedback": [ { "card": "x", "outcome": "accepted", "outcomeTimestamp": "2026-02-01T10:05:31Z" } ] }""", "A `card` is not a UUID.\n")]
    [InlineData("""{ "feedback": [ { "card": "9368d37b-283f-44a0-93ea-547cebab93ed", "outcome": "ignored", "outcomeTimestamp": "2026-02-01T10:05:31Z" } ] }""", "An `outcome` is neither `accepted` nor `overridden`.\n")]
    [InlineData("""{ "feedback": [ { "card": "9368d37b-283f-44a0-93ea-547cebab93ed", "outcome": "accepted" } ] }""", "An `outcomeTimestamp` is not a date with a time.\n")]
    [InlineData("""{ "feedback": [ 1 ] }""", "A `card` is not a UUID.\n")]
    public async Task Malformed_feedback_is_refused_in_one_sentence(string body, string sentence)
    {
        using HttpResponseMessage response = await client.Send("/cds-services/patient-advice/feedback", body);

        ((int)response.StatusCode).Should().Be(400);
        (await response.Content.ReadAsStringAsync()).Should().Be(sentence);
    }

    private Task<JsonElement> View(JsonObject? prefetch = null, string? of = null) =>
        client.Cards("patient-advice", For(of ?? patient, Requests.Hook("patient-view", "maria", prefetch ?? Requests.PrefetchOf("maria"))));

    private Task<JsonElement> Sign()
    {
        JsonObject prefetch = Requests.PrefetchOf("maria");
        prefetch["medicationRequests"] = Requests.Searchset();
        JsonObject drafts = Requests.Searchset(
            Requests.Draft("maria", "ibuprofen", "M01AE01", "ibuprofen"), Requests.Draft("maria", "bisoprolol", "C07AB07", "bisoprolol"), Requests.Draft("maria", "verapamil", "C08DA01", "verapamil"));
        return client.Cards("sign-advice", For(patient, Requests.Hook("order-sign", "maria", prefetch, drafts)));
    }

    private static JsonObject For(string patient, JsonObject request) => JsonNode.Parse(request.ToJsonString()
        .Replace("Patient/maria", $"Patient/{patient}", StringComparison.Ordinal).Replace("\"maria\"", $"\"{patient}\"", StringComparison.Ordinal))!.AsObject();

    private static string Card(JsonElement answer, string summary) =>
        answer.GetProperty("cards").EnumerateArray().Single(c => c.GetProperty("summary").GetString() == summary).GetProperty("uuid").GetString()!;

    private static JsonObject Overridden(string card, string reason) => new()
    {
        ["card"] = card, ["outcome"] = "overridden", ["outcomeTimestamp"] = "2026-02-01T10:05:31Z",
        ["overrideReason"] = new JsonObject
        {
            ["reason"] = new JsonObject { ["system"] = "urn:carerules:override-reason", ["code"] = reason },
            ["userComment"] = "A comment entered by the clinician.",
        },
    };

    private async Task<(int Status, string Body)> Give(params JsonObject[] feedback)
    {
        using HttpResponseMessage response = await client.Send("/cds-services/patient-advice/feedback", new JsonObject { ["feedback"] = new JsonArray([.. feedback]) }.ToJsonString());
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
