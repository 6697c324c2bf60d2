using System.Text.Json;
using CareRules.Clinical;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests.Output;

/// <summary>What each resource of a Bundle says, written by hand from the specification of FHIR R4.</summary>
public sealed class FhirBundleTests
{
    private const string OneRule = """
        concepts:
          falls: { kind: condition, title: falls, codes: { snomed: ["161898004"] } }
        rules:
          - id: falls
            title: Falls
            category: coordination
            when: { condition: falls }
            recommend: { severity: low, text: Ask about falls. }
            evidence: [ { source: X } ]
        """;

    private static readonly JsonElement Bundle = Results.Parse(FhirResults.ToBundle(Results.Result));

    [Fact]
    public void It_is_a_collection_of_a_response_issues_a_plan_and_where_they_come_from()
    {
        Bundle.GetProperty("resourceType").GetString().Should().Be("Bundle");
        Bundle.GetProperty("type").GetString().Should().Be("collection");
        Resources(Bundle).Select(static r => r.GetProperty("resourceType").GetString())
            .Should().Equal("GuidanceResponse", "DetectedIssue", "DetectedIssue", "CarePlan", "Provenance");
    }

    [Fact]
    public void Every_entry_has_an_address_of_its_own_that_ends_in_the_id_of_its_resource()
    {
        string[] urls = [.. Bundle.GetProperty("entry").EnumerateArray().Select(static e => e.GetProperty("fullUrl").GetString()!)];
        urls.Should().OnlyHaveUniqueItems().And.AllSatisfy(static u => u.Should().MatchRegex("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        Resources(Bundle).Select(static r => "urn:uuid:" + r.GetProperty("id").GetString()).Should().Equal(urls);
    }

    [Fact]
    public void Every_reference_leads_into_the_record_or_to_an_entry()
    {
        string[] own = [.. Bundle.GetProperty("entry").EnumerateArray().Select(static e => e.GetProperty("fullUrl").GetString()!)];
        Results.Strings(Bundle).Where(static s => s.Name == "reference").Select(static s => s.Value)
            .Except([.. own, "Patient/7", "Condition/3", "MedicationRequest/9", "MedicationRequest/10", "Observation/5", "https://www.nice.org.uk/guidance/ng106"])
            .Should().BeEmpty();
    }

    [Fact]
    public void A_rule_that_waits_for_data_makes_the_response_say_which()
    {
        JsonElement guidance = One("GuidanceResponse");
        guidance.GetProperty("status").GetString().Should().Be("data-required");
        guidance.GetProperty("subject").GetProperty("reference").GetString().Should().Be("Patient/7");
        guidance.GetProperty("occurrenceDateTime").GetString().Should().Be("2026-02-01");
        JsonElement module = guidance.GetProperty("moduleCodeableConcept").GetProperty("coding")[0];
        (module.GetProperty("system").GetString(), module.GetProperty("code").GetString(), module.GetProperty("version").GetString()).Should().Be(("urn:carerules:pack", "small", "1.2.0"));
        JsonElement requirement = guidance.GetProperty("dataRequirement").EnumerateArray().Should().ContainSingle().Subject;
        requirement.GetProperty("type").GetString().Should().Be("Observation");
        JsonElement code = requirement.GetProperty("codeFilter")[0].GetProperty("code")[0];
        (code.GetProperty("system").GetString(), code.GetProperty("code").GetString()).Should().Be((CodeSystems.Concept, "egfr"));
        guidance.GetProperty("result").GetProperty("reference").GetString().Should().Be("urn:uuid:" + One("CarePlan").GetProperty("id").GetString());
        guidance.GetProperty("note").EnumerateArray().Select(static n => n.GetProperty("text").GetString())
            .Should().Contain(static n => n!.StartsWith("4 rules evaluated: 3 fired", StringComparison.Ordinal)).And.Contain(static n => n!.Contains("not signed off", StringComparison.Ordinal));
    }

    [Fact]
    public void A_section_that_was_not_supplied_is_asked_for_as_a_whole_and_age_from_the_patient()
    {
        const string Rules = """
            concepts:
              falls: { kind: condition, title: falls, codes: { snomed: ["161898004"] } }
              flu-jab: { kind: procedure, title: flu jab, codes: { snomed: ["86198006"] } }
            rules:
              - id: old
                title: Old
                category: coordination
                when: { all: [ { condition: falls }, { age: ">= 80" } ] }
                recommend: { severity: low, text: Look again. }
                evidence: [ { source: X } ]
              - id: jab
                title: Jab
                category: omission
                when: { all: [ { condition: falls }, { procedure: flu-jab } ] }
                recommend: { severity: low, text: Look again. }
                evidence: [ { source: X } ]
            """;
        PatientRecord record = new PatientRecordBuilder().Conditions([new ConditionFact { Code = new Code(CodeSystems.Snomed, "161898004") }]).Build();
        JsonElement guidance = One("GuidanceResponse", Results.Parse(FhirResults.ToBundle(Results.Compile(Rules).Evaluate(record, Results.AsOf))));
        guidance.GetProperty("dataRequirement").EnumerateArray().Select(static d => d.GetProperty("type").GetString())
            .Should().BeEquivalentTo("Procedure", "Patient");
        guidance.GetProperty("dataRequirement").EnumerateArray().Should().AllSatisfy(static d => d.TryGetProperty("codeFilter", out _).Should().BeFalse());
        guidance.GetProperty("dataRequirement").EnumerateArray().Single(static d => d.GetProperty("type").GetString() == "Patient")
            .GetProperty("mustSupport")[0].GetString().Should().Be("birthDate");
        guidance.TryGetProperty("subject", out _).Should().BeFalse("the record does not say who the patient is");
    }

    [Fact]
    public void A_decided_record_is_a_success()
    {
        PatientRecord record = new PatientRecordBuilder().Source("Patient/8").Conditions([]).Build();
        JsonElement bundle = Results.Parse(FhirResults.ToBundle(Results.Compile(OneRule).Evaluate(record, Results.AsOf)));
        One("GuidanceResponse", bundle).GetProperty("status").GetString().Should().Be("success");
        Resources(bundle).Select(static r => r.GetProperty("resourceType").GetString()).Should().Equal("GuidanceResponse", "Provenance");
    }

    [Fact]
    public void A_rule_that_the_record_leaves_open_is_no_success_even_where_no_gap_is_named()
    {
        EvaluationResult result = Results.Compile(OneRule.Replace("condition: falls }", "age: \">= 80\" }", StringComparison.Ordinal)).Evaluate(new PatientRecordBuilder().Build(), Results.AsOf);
        result.Gaps.Should().BeEmpty("nothing in the record speaks for the rule");
        One("GuidanceResponse", Results.Parse(FhirResults.ToBundle(result))).GetProperty("status").GetString().Should().Be("data-required");
    }

    [Fact]
    public void Critical_and_high_are_the_high_of_FHIR_and_the_tag_tells_them_apart()
    {
        JsonElement[] issues = [.. Resources(Bundle).Where(static r => r.GetProperty("resourceType").GetString() == "DetectedIssue")];
        issues.Select(static i => i.GetProperty("severity").GetString()).Should().Equal("high", "high");
        issues.Select(static i => i.GetProperty("meta").GetProperty("tag")[0].GetProperty("code").GetString()).Should().Equal("critical", "high");
        issues.Select(static i => i.GetProperty("code").GetProperty("coding")[0].GetProperty("code").GetString()).Should().Equal("DRG", "COND");
    }

    [Fact]
    public void An_issue_names_what_it_rests_on_and_claims_no_mitigation()
    {
        JsonElement issue = Resources(Bundle).ElementAt(2);
        issue.GetProperty("status").GetString().Should().Be("preliminary");
        issue.GetProperty("code").GetProperty("text").GetString().Should().Be("Oral NSAID with heart failure");
        issue.GetProperty("identifiedDateTime").GetString().Should().Be("2026-02-01");
        issue.GetProperty("patient").GetProperty("reference").GetString().Should().Be("Patient/7");
        issue.GetProperty("implicated").EnumerateArray().Select(static i => i.GetProperty("reference").GetString()).Should().Equal("Condition/3", "MedicationRequest/9");
        issue.GetProperty("reference").GetString().Should().Be("https://www.nice.org.uk/guidance/ng106");
        issue.GetProperty("detail").GetString().Should().Be(
            "Review Ibuprofen 400 mg; it can worsen Heart failure.\nIt holds back salt & water.\nProposed: review heart failure\nprescriber and pharmacist, within 2 weeks");
        issue.TryGetProperty("mitigation", out _).Should().BeFalse("nothing was done yet");
        issue.GetProperty("identifier").EnumerateArray().Select(static i => i.GetProperty("value").GetString()).First().Should().Be("small/nsaid-in-heart-failure");
        JsonElement[] evidence = [.. issue.GetProperty("evidence").EnumerateArray()];
        evidence[0].GetProperty("code")[0].GetProperty("coding")[0].GetProperty("code").GetString().Should().Be("84114007");
        evidence[1].GetProperty("code")[0].GetProperty("text").GetString().Should().Be("Ibuprofen 400 mg, 2025-12-01");
        evidence[2].GetProperty("code")[0].GetProperty("text").GetString().Should().Be("NICE NG106, 1.7 (strong)");
        evidence[^1].GetProperty("detail")[0].GetProperty("reference").GetString().Should().Be("urn:uuid:" + One("GuidanceResponse").GetProperty("id").GetString());
    }

    [Fact]
    public void An_address_that_is_not_https_is_no_reference() => Resources(Bundle).ElementAt(1).TryGetProperty("reference", out _).Should().BeFalse();

    [Fact]
    public void The_plan_is_a_draft_that_proposes_what_every_recommendation_asks_for()
    {
        JsonElement plan = One("CarePlan");
        (plan.GetProperty("status").GetString(), plan.GetProperty("intent").GetString()).Should().Be(("draft", "proposal"));
        plan.GetProperty("subject").GetProperty("reference").GetString().Should().Be("Patient/7");
        plan.GetProperty("period").GetProperty("start").GetString().Should().Be("2026-02-01");
        plan.GetProperty("addresses").EnumerateArray().Select(static a => a.GetProperty("reference").GetString()).Should().Equal("Condition/3");
        plan.GetProperty("supportingInfo").GetArrayLength().Should().Be(2);
        JsonElement[] details = [.. plan.GetProperty("activity").EnumerateArray().Select(static a => a.GetProperty("detail"))];
        details.Should().AllSatisfy(static d => d.GetProperty("status").GetString().Should().Be("not-started"));
        details.Take(3).Select(static d => d.GetProperty("code").GetProperty("text").GetString()).Should().Equal("avoid oral NSAID", "review heart failure", "check potassium; inform heart failure");
        details[1].GetProperty("scheduledString").GetString().Should().Be("within 2 weeks");
        details[1].GetProperty("performer").EnumerateArray().Select(static p => p.GetProperty("display").GetString()).Should().Equal("prescriber", "pharmacist");
        details[2].GetProperty("kind").GetString().Should().Be("ServiceRequest");
        details[2].GetProperty("reasonReference")[0].GetProperty("reference").GetString().Should().Be("Observation/5");
        details[2].GetProperty("description").GetString().Should().Be("Potassium above the range: Repeat potassium; it was 5.90 mmol/L.");
    }

    [Fact]
    public void The_provenance_names_the_software_and_each_pack_and_that_nobody_signed_it_off()
    {
        JsonElement provenance = One("Provenance");
        provenance.GetProperty("recorded").GetString().Should().Be("2026-02-01T00:00:00+00:00");
        provenance.GetProperty("target").GetArrayLength().Should().Be(4);
        provenance.GetProperty("agent")[0].GetProperty("who").GetProperty("display").GetString().Should().StartWith("CareRules ");
        provenance.GetProperty("agent")[0].GetProperty("type").GetProperty("coding")[0].GetProperty("code").GetString().Should().Be("assembler");
        JsonElement what = provenance.GetProperty("entity")[0].GetProperty("what");
        what.GetProperty("identifier").GetProperty("value").GetString().Should().Be(Results.Result.Packs[0].Digest);
        what.GetProperty("display").GetString().Should().Contain("small 1.2.0 is not signed off");
    }

    [Fact]
    public void The_host_says_when_it_was_recorded() =>
        One("Provenance", Results.Parse(FhirResults.ToBundle(Results.Result, new DateTimeOffset(2026, 2, 1, 9, 30, 5, TimeSpan.FromHours(1)))))
            .GetProperty("recorded").GetString().Should().Be("2026-02-01T09:30:05+01:00");

    [Fact]
    public void A_reference_that_FHIR_cannot_follow_becomes_an_identifier()
    {
        PatientRecord record = new PatientRecordBuilder().Source("nhs 943 476 5919")
            .Conditions([new ConditionFact { Source = "problem-17", Code = new Code(CodeSystems.Snomed, "84114007") }])
            .Medications([new MedicationFact { Code = new Code(CodeSystems.RxNorm, "5640", "Ibuprofen") }]).Observations([]).Build();
        JsonElement issue = One("DetectedIssue", Results.Parse(FhirResults.ToBundle(Results.RuleSet.Evaluate(record, Results.AsOf))));
        issue.GetProperty("patient").GetProperty("identifier").GetProperty("value").GetString().Should().Be("nhs 943 476 5919");
        issue.GetProperty("implicated").EnumerateArray().Should().ContainSingle("the medicine has no reference")
            .Which.GetProperty("identifier").GetProperty("value").GetString().Should().Be("problem-17");
        issue.GetProperty("evidence")[1].GetProperty("code")[0].GetProperty("text").GetString().Should().Be("Ibuprofen, no date");
        issue.GetProperty("evidence")[1].TryGetProperty("detail", out _).Should().BeFalse();
    }

    [Fact]
    public void A_patient_who_died_has_no_plan_and_the_response_says_why()
    {
        PatientRecord record = new PatientRecordBuilder().Source("Patient/7").Deceased(new DateOnly(2025, 5, 1)).Build();
        JsonElement bundle = Results.Parse(FhirResults.ToBundle(Results.RuleSet.Evaluate(record, Results.AsOf)));
        Resources(bundle).Select(static r => r.GetProperty("resourceType").GetString()).Should().Equal("GuidanceResponse", "OperationOutcome", "Provenance");
        Resources(bundle).ElementAt(1).GetProperty("issue")[0].GetProperty("details").GetProperty("text").GetString()
            .Should().Be("The patient was not evaluated: deceased on 2025-05-01.");
    }

    [Fact]
    public void A_visit_and_a_rule_that_is_switched_off_are_said_in_words()
    {
        const string Monitoring = """
            concepts:
              lithium: { kind: medication, title: lithium, codes: { rxnorm: ["6448"] } }
              lithium-level: { kind: observation, title: lithium in serum, unit: mmol/L, codes: { loinc: ["14334-7"] } }
            rules:
              - { id: look, title: Look, category: monitoring, when: { medication: lithium }, review: { items: [ { check: lithium-level, every: 3 months } ], responsible: [gp] }, evidence: [ { source: S } ] }
              - { id: warn, title: Warn, category: burden, when: { medication: lithium }, recommend: { severity: high, text: Think. }, evidence: [ { source: S } ] }
            """;
        RuleSet rules = RuleSet.Compile(static o => o
            .AddPack(RulePackSource.FromFiles("small", new Dictionary<string, string> { ["pack.yaml"] = Results.Pack, ["rules.yaml"] = Monitoring.ReplaceLineEndings("\n") }))
            .Disable("warn", "It fires wrongly.", approvedBy: "C. Officer"));
        PatientRecord record = new PatientRecordBuilder().Source("Patient/7").Observations([])
            .Medications([new MedicationFact { Source = "MedicationRequest/1", Code = new Code(CodeSystems.RxNorm, "6448", "Lithium") }]).Build();
        string bundle = FhirResults.ToBundle(rules.Evaluate(record, Results.AsOf));
        bundle.Should().Contain("One visit for lithium in serum").And.NotContain("One visit for lithium-level");
        bundle.Should().Contain("The rule warn is disabled by C. Officer: It fires wrongly.");
    }

    [Fact]
    public void The_same_result_gives_the_same_bytes() =>
        FhirResults.ToBundle(Results.RuleSet.Evaluate(Results.Record, Results.AsOf), indented: true).Should().Be(FhirResults.ToBundle(Results.Result, indented: true));

    [Fact]
    public void An_issue_keeps_its_id_on_another_day_and_another_patient_has_another()
    {
        string Issue(EvaluationResult result) => One("DetectedIssue", Results.Parse(FhirResults.ToBundle(result))).GetProperty("id").GetString()!;
        Issue(Results.RuleSet.Evaluate(Results.Record, Results.AsOf.AddDays(1))).Should().Be(Issue(Results.Result));
        Issue(Results.Hostile("x")).Should().NotBe(Issue(Results.Result));
    }

    internal static IEnumerable<JsonElement> Resources(JsonElement bundle) => bundle.GetProperty("entry").EnumerateArray().Select(static e => e.GetProperty("resource"));

    private static JsonElement One(string type, JsonElement? bundle = null) => Resources(bundle ?? Bundle).First(r => r.GetProperty("resourceType").GetString() == type);
}
