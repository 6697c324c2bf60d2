using System.Text.Json;
using System.Text.Json.Nodes;
using CareRules.EhrHost.Tests.Support;
using CareRules.Fhir.Tests.Support;

namespace CareRules.EhrHost.Tests.Hooks;

[Collection(EhrHostApp.Shared)]
public sealed class PatientViewTests(EhrHostApp app) : IDisposable
{
    private const string EncountersMissing = "encounters were not supplied";

    private readonly HttpClient client = app.CreateClient();

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Naproxen_with_heart_failure_is_a_warning()
    {
        JsonElement answer = await View(Requests.PrefetchOf("maria"));

        CdsShape.Faults(answer).Should().BeEmpty();
        JsonElement card = answer.GetProperty("cards").EnumerateArray().Single(static c => c.GetProperty("summary").GetString() == "Oral NSAID with heart failure");
        card.GetProperty("indicator").GetString().Should().Be("warning");
        card.GetProperty("overrideReasons").GetArrayLength().Should().BePositive();
    }

    [Fact]
    public async Task A_query_that_was_not_answered_supplies_no_section() =>
        (await View(Requests.PrefetchOf("maria"))).NotDecided().Should().Contain(EncountersMissing);

    [Fact]
    public async Task An_empty_answer_says_that_there_is_none()
    {
        JsonObject prefetch = Requests.PrefetchOf("maria");
        prefetch["encounters"] = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "searchset", ["total"] = 0 };

        (await View(prefetch)).NotDecided().Should().NotContain(EncountersMissing);
    }

    public static TheoryData<string> AnswersThatSupplyNothing =>
    [
        "null",
        """{ "resourceType": "OperationOutcome", "issue": [ { "severity": "error", "code": "timeout" } ] }""",
        """{ "resourceType": "Bundle", "type": "searchset", "link": [ { "relation": "next", "url": "https://ehr.example/page2" } ] }""",
        """{ "resourceType": "Bundle", "type": "searchset", "entry": [ { "resource": { "resourceType": "OperationOutcome", "issue": [ { "severity": "error", "code": "timeout" } ] } } ] }""",
        """
        { "resourceType": "Bundle", "type": "searchset", "link": [ { "relation": "next", "url": "https://ehr.example/page2" } ],
          "entry": [ { "resource": { "resourceType": "Encounter", "id": "e", "status": "finished", "class": { "code": "AMB" }, "period": { "start": "2024-03-01", "end": "2024-03-01" } } } ] }
        """,
    ];

    [Theory]
    [MemberData(nameof(AnswersThatSupplyNothing))]
    public async Task Half_an_answer_supplies_no_section(string answer)
    {
        JsonObject prefetch = Requests.PrefetchOf("maria");
        prefetch["encounters"] = JsonNode.Parse(answer);

        (await View(prefetch)).NotDecided().Should().Contain(EncountersMissing);
    }

    [Fact]
    public async Task Medicines_are_complete_only_when_both_lists_were_sent()
    {
        JsonObject prefetch = Requests.PrefetchOf("tom");
        prefetch.Remove("medicationStatements");

        (await View(prefetch, "tom")).NotDecided().Should().Contain("medications were not supplied");
        (await View(Requests.PrefetchOf("tom"), "tom")).NotDecided().Should().NotContain("medications were not supplied");
    }

    [Fact]
    public async Task What_belongs_to_another_patient_is_left_out()
    {
        JsonObject prefetch = Requests.PrefetchOf("tom");
        JsonNode naproxen = Requests.Draft("maria", "of-another", "M01AE02", "naproxen");
        naproxen["status"] = "active";
        prefetch["medicationRequests"] = Requests.Searchset(naproxen);
        prefetch["conditions"] = Requests.PrefetchOf("maria")["conditions"]!.DeepClone();

        (await View(prefetch, "tom")).Summaries().Should().NotContain("Oral NSAID with heart failure");
    }

    [Fact]
    public async Task Without_the_patient_nothing_can_be_said()
    {
        using HttpResponseMessage without = await client.Send("/cds-services/patient-advice", Requests.Hook("patient-view", "maria", null).ToJsonString());

        ((int)without.StatusCode).Should().Be(412);
        (await without.Content.ReadAsStringAsync()).Should().Be("`prefetch.patient` is missing, and this host fetches nothing itself.\n");
    }

    [Fact]
    public async Task The_record_of_another_patient_is_refused()
    {
        using HttpResponseMessage other = await client.Send("/cds-services/patient-advice", Requests.Hook("patient-view", "tom", Requests.PrefetchOf("maria")).ToJsonString());

        ((int)other.StatusCode).Should().Be(400);
        (await other.Content.ReadAsStringAsync()).Should().Be("`prefetch.patient` is not the patient of `context.patientId`.\n");
    }

    private Task<JsonElement> View(JsonObject prefetch, string patient = "maria") => client.Cards("patient-advice", Requests.Hook("patient-view", patient, prefetch));
}
