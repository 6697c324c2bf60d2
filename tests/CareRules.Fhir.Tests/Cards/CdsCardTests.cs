using System.Text.Json;
using CareRules.Clinical;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests.Cards;

/// <summary>What each card says, written by hand from the specification of CDS Hooks 2.0.</summary>
public sealed class CdsCardTests
{
    private static readonly JsonElement[] Cards = Of(CdsHooks.ToCards(Results.Result));

    [Fact]
    public void There_is_a_card_for_each_recommendation_and_one_for_what_is_missing() =>
        Cards.Select(static c => c.GetProperty("summary").GetString()).Should().Equal(
            "Oral NSAID with warfarin", "Oral NSAID with heart failure", "Potassium above the range", "Not decided for want of data: 1 rule, up to high");

    [Fact]
    public void Only_what_is_near_serious_harm_is_critical() =>
        Cards.Select(static c => c.GetProperty("indicator").GetString()).Should().Equal("critical", "warning", "info", "info");

    [Fact]
    public void The_source_is_the_guideline_and_the_topic_the_category()
    {
        JsonElement source = Cards[1].GetProperty("source");
        source.GetProperty("label").GetString().Should().Be("NICE NG106");
        source.GetProperty("url").GetString().Should().Be("https://www.nice.org.uk/guidance/ng106");
        (source.GetProperty("topic").GetProperty("system").GetString(), source.GetProperty("topic").GetProperty("code").GetString()).Should().Be(("urn:carerules:category", "drug-disease"));
        Cards[0].GetProperty("source").GetProperty("label").GetString().Should().Be("BNF");
        Cards[0].GetProperty("source").TryGetProperty("url", out _).Should().BeFalse("the address is not https");
    }

    [Fact]
    public void The_detail_says_what_why_on_what_grounds_and_who() =>
        Cards[1].GetProperty("detail").GetString().Should().Be("""
            **Review Ibuprofen 400 mg; it can worsen Heart failure.**

            It holds back salt \& water.

            - Do: review heart failure
            - Because of: Heart failure, 2019-03-04
            - Because of: Ibuprofen 400 mg, 2025-12-01
            - [Source](https://www.nice.org.uk/guidance/ng106): NICE NG106, 1.7 \(strong\)
            - Source: STOPP
            - Who: prescriber and pharmacist, within 2 weeks
            - Rule: small/nsaid-in-heart-failure, not signed off

            """);

    [Fact]
    public void Links_are_the_https_addresses_of_the_evidence()
    {
        JsonElement link = Cards[1].GetProperty("links").EnumerateArray().Should().ContainSingle().Subject;
        link.GetProperty("label").GetString().Should().Be("NICE NG106, 1.7 (strong)");
        link.GetProperty("url").GetString().Should().Be("https://www.nice.org.uk/guidance/ng106");
        link.GetProperty("type").GetString().Should().Be("absolute");
        Cards[0].TryGetProperty("links", out _).Should().BeFalse();
    }

    [Fact]
    public void A_card_keeps_its_uuid_while_its_facts_stay_and_is_another_for_another_patient()
    {
        string[] today = Uuids(Cards);
        today.Should().OnlyHaveUniqueItems().And.AllSatisfy(static u => u.Should().MatchRegex("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        Uuids(Of(CdsHooks.ToCards(Results.RuleSet.Evaluate(Results.Record, Results.AsOf.AddDays(2))))).Take(3).Should().Equal(today.Take(3));
        Uuids(Of(CdsHooks.ToCards(Results.Hostile("x")))).Should().NotIntersectWith(today);
    }

    [Fact]
    public void Feedback_about_a_card_finds_its_recommendation_without_a_list_of_cards()
    {
        EvaluationResult later = Results.RuleSet.Evaluate(Results.Record, Results.AsOf.AddDays(2));
        later.Recommendations.Select(r => CdsHooks.CardId(later, r)!.Value.ToString("D")).Should().Equal(Uuids(Cards).Take(3));

        Guid told = Guid.Parse(Uuids(Cards)[1]);
        Recommendation meant = later.Recommendations.Single(r => CdsHooks.CardId(later, r) == told);
        Acknowledgement acknowledged = new() { Fingerprint = meant.Fingerprint!, Reason = CdsCardOptions.DefaultOverrideReasons[0], On = Results.AsOf };
        EvaluationResult next = Results.RuleSet.Evaluate(Results.Record, Results.AsOf.AddDays(2), new EvaluationOptions { Acknowledgements = [acknowledged] });
        next.Recommendations.Select(static r => r.Title).Should().Equal("Oral NSAID with warfarin", "Potassium above the range");
        CdsHooks.CardId(next, next.Suppressed.Single().Recommendation).Should().Be(told, "what is silenced keeps its card, so that it can be undone");
    }

    [Fact]
    public void A_card_of_a_draft_is_found_in_the_result_after_it()
    {
        WhatIfResult difference = Results.RuleSet.WhatIf(Results.Record, Results.AsOf, [new MedicationFact { Source = "MedicationRequest/draft", IsProposed = true, Code = new Code(CodeSystems.RxNorm, "5640") }]);
        JsonElement[] cards = Of(CdsHooks.ToCards(difference));
        Recommendation[] changed = [.. difference.New.Concat(difference.Worsened).Select(static d => d.Recommendation).OrderByDescending(static r => r.Severity)];
        changed.Should().NotBeEmpty();
        changed.Select(r => CdsHooks.CardId(difference.After, r)!.Value.ToString("D")).Should().Equal(Uuids(cards).Take(changed.Length));
    }

    [Fact]
    public void What_rests_on_a_fact_without_a_reference_has_no_id_to_keep()
    {
        PatientRecord record = new PatientRecordBuilder().Source("Patient/7")
            .Medications([new MedicationFact { Code = new Code(CodeSystems.RxNorm, "5640") }, new MedicationFact { Code = new Code(CodeSystems.RxNorm, "11289") }]).Build();
        EvaluationResult result = Results.RuleSet.Evaluate(record, Results.AsOf);
        CdsHooks.CardId(result, result.Recommendations.Single()).Should().BeNull();
    }

    [Fact]
    public void Reasons_for_not_following_it_are_coded_and_may_be_the_hosts()
    {
        JsonElement[] reasons = [.. Cards[0].GetProperty("overrideReasons").EnumerateArray()];
        reasons.Select(static r => r.GetProperty("code").GetString()).Should().Equal(
            "benefit-outweighs-risk", "already-acted-on", "monitored", "patient-declined", "not-appropriate", "record-wrong");
        reasons.Should().AllSatisfy(static r => r.GetProperty("display").GetString().Should().NotBeNullOrEmpty());
        CdsCardOptions own = new() { OverrideReasons = [new Code("https://ehr.example/reasons", "1", "Other"), new Code("https://ehr.example/reasons", "2")] };
        Of(CdsHooks.ToCards(Results.Result, own))[0].GetProperty("overrideReasons").EnumerateArray()
            .Should().ContainSingle("one has no display").Which.GetProperty("system").GetString().Should().Be("https://ehr.example/reasons");
        Of(CdsHooks.ToCards(Results.Result, new CdsCardOptions { OverrideReasons = [] }))[0].TryGetProperty("overrideReasons", out _).Should().BeFalse();
    }

    [Fact]
    public void Without_drafts_and_codes_of_the_host_nothing_is_suggested() =>
        Cards.Should().AllSatisfy(static c =>
        {
            c.TryGetProperty("suggestions", out _).Should().BeFalse();
            c.TryGetProperty("selectionBehavior", out _).Should().BeFalse();
        });

    [Fact]
    public void A_draft_that_should_be_avoided_can_be_removed_and_nothing_else()
    {
        JsonElement[] cards = Of(CdsHooks.ToCards(Results.Result, new CdsCardOptions { DraftOrders = ["MedicationRequest/9", "Condition/3"] }));
        JsonElement suggestion = cards[0].GetProperty("suggestions").EnumerateArray().Should().ContainSingle().Subject;
        suggestion.GetProperty("label").GetString().Should().Be("Remove the draft of Ibuprofen 400 mg");
        JsonElement action = suggestion.GetProperty("actions").EnumerateArray().Should().ContainSingle().Subject;
        (action.GetProperty("type").GetString(), action.GetProperty("resourceId").GetString()).Should().Be(("delete", "MedicationRequest/9"));
        cards[0].GetProperty("selectionBehavior").GetString().Should().Be("any");
        cards.Skip(1).Should().AllSatisfy(static c => c.TryGetProperty("suggestions", out _).Should().BeFalse("nothing else is to be stopped or avoided"));
    }

    [Fact]
    public void A_test_that_the_host_can_order_can_be_drafted()
    {
        CdsCardOptions options = new() { OrderableCode = static concept => concept == "potassium" ? new Code(CodeSystems.Loinc, "2823-3", "Potassium, serum") : null };
        JsonElement action = Of(CdsHooks.ToCards(Results.Result, options))[2].GetProperty("suggestions")[0].GetProperty("actions")[0];
        (action.GetProperty("type").GetString(), action.GetProperty("description").GetString()).Should().Be(("create", "Order Potassium, serum"));
        JsonElement request = action.GetProperty("resource");
        (request.GetProperty("resourceType").GetString(), request.GetProperty("status").GetString(), request.GetProperty("intent").GetString()).Should().Be(("ServiceRequest", "draft", "proposal"));
        request.GetProperty("code").GetProperty("coding").EnumerateArray().Select(static c => c.GetProperty("code").GetString()).Should().Equal("2823-3", "potassium");
        request.GetProperty("subject").GetProperty("reference").GetString().Should().Be("Patient/7");
        request.GetProperty("reasonReference")[0].GetProperty("reference").GetString().Should().Be("Observation/5");
    }

    [Fact]
    public void A_draft_needs_a_patient_whom_the_host_can_find()
    {
        CdsCardOptions options = new() { OrderableCode = static _ => new Code(CodeSystems.Loinc, "2823-3") };
        Of(CdsHooks.ToCards(Results.Hostile("x"), options)).Should().AllSatisfy(static c => c.TryGetProperty("suggestions", out _).Should().BeFalse());
    }

    [Fact]
    public void What_gave_way_to_graver_things_is_counted_by_one_card_that_is_as_grave_as_the_gravest_of_it()
    {
        EvaluationResult result = Results.RuleSet.Evaluate(Results.Record, Results.AsOf, new EvaluationOptions { MostRecommendations = 1 });
        JsonElement[] cards = Of(CdsHooks.ToCards(result, new CdsCardOptions { ShowGaps = false }));
        cards.Select(static c => c.GetProperty("summary").GetString()).Should().Equal("Oral NSAID with warfarin", "2 more recommendations");
        cards[1].GetProperty("indicator").GetString().Should().Be("warning");
        cards[1].GetProperty("detail").GetString().Should().Be("- high: Oral NSAID with heart failure\n- moderate: Potassium above the range\n");
        Results.Strings(Results.Parse(FhirResults.ToBundle(result))).Should().Contain(("text", "Not shown: Oral NSAID with heart failure (high): held back for graver ones"));
    }

    [Fact]
    public void Of_a_draft_only_what_it_changes_is_shown()
    {
        PatientRecord record = new PatientRecordBuilder().Source("Patient/7")
            .Conditions([new ConditionFact { Source = "Condition/3", Code = new Code(CodeSystems.Snomed, "84114007", "Heart failure") }])
            .Medications([new MedicationFact { Source = "MedicationRequest/10", Code = new Code(CodeSystems.RxNorm, "11289", "Warfarin"), Authored = new DateOnly(2025, 11, 1) }])
            .Observations([new ObservationFact { Source = "Observation/5", Code = new Code(CodeSystems.Loinc, "2823-3", "Potassium"), Effective = new DateOnly(2026, 1, 12), Value = new Quantity(5.9m, "mmol/L") }])
            .Build();
        IReadOnlyList<Fact> drafts = FhirPatient.ReadProposed(Fixture.Json(
            "{'resourceType':'MedicationRequest','id':'draft','status':'draft','intent':'order','medicationCodeableConcept':{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'5640','display':'Ibuprofen'}]},'subject':{'reference':'Patient/7'}}"));
        WhatIfResult difference = Results.RuleSet.WhatIf(record, Results.AsOf, drafts);
        JsonElement[] cards = Of(CdsHooks.ToCards(difference, new CdsCardOptions { DraftOrders = [.. drafts.Select(static d => d.Source!)] }));
        cards.Select(static c => c.GetProperty("summary").GetString()).Should().Equal(
            "Oral NSAID with warfarin", "Oral NSAID with heart failure", "Not decided for want of data: 1 rule, up to high");
        cards[0].GetProperty("suggestions")[0].GetProperty("actions")[0].GetProperty("resourceId").GetString().Should().Be("MedicationRequest/draft");
    }

    [Fact]
    public void Nobody_takes_a_patient_who_died_for_one_with_nothing_to_say()
    {
        PatientRecord record = new PatientRecordBuilder().Source("Patient/7").Deceased(new DateOnly(2025, 5, 1)).Build();
        Of(CdsHooks.ToCards(Results.RuleSet.Evaluate(record, Results.AsOf))).Should().ContainSingle()
            .Which.GetProperty("summary").GetString().Should().Be("The patient was not evaluated: deceased on 2025-05-01.");
    }

    [Fact]
    public void Nothing_to_say_is_an_empty_list()
    {
        PatientRecord record = new PatientRecordBuilder().Conditions([]).Medications([]).Observations([new ObservationFact { Code = new Code(CodeSystems.Loinc, "2823-3"), Effective = new DateOnly(2026, 1, 12), Value = new Quantity(4m, "mmol/L") }]).Build();
        CdsHooks.ToCards(Results.RuleSet.Evaluate(record, Results.AsOf)).Should().Be("{\"cards\":[]}");
    }

    [Fact]
    public void The_same_result_gives_the_same_bytes() =>
        CdsHooks.ToCards(Results.RuleSet.Evaluate(Results.Record, Results.AsOf), indented: true).Should().Be(CdsHooks.ToCards(Results.Result, indented: true));

    internal static JsonElement[] Of(string json) => [.. Results.Parse(json).GetProperty("cards").EnumerateArray()];

    private static string[] Uuids(IEnumerable<JsonElement> cards) => [.. cards.Select(static c => c.GetProperty("uuid").GetString()!)];
}
