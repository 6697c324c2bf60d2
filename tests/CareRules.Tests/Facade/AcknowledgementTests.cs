using System.Text.Json;
using CareRules.Clinical;
using CareRules.Tests.Support;

namespace CareRules.Tests.Facade;

/// <summary>What a clinician acknowledged is not said again while that holds, and only then.</summary>
public sealed class AcknowledgementTests
{
    private const string Yaml = """
        concepts:
          a: { kind: condition, title: a, codes: { "https://example.org/t": [a] } }
          m: { kind: medication, title: m, codes: { "https://example.org/t": [m] } }
          egfr: { kind: observation, title: eGFR, unit: mL/min, valid-for: 12 months, codes: { "https://example.org/t": [egfr] } }
        rules:
          - { id: grave, title: Grave, category: drug-disease, when: { condition: a }, recommend: { severity: critical, text: Act. } }
          - { id: middling, title: Middling, category: drug-disease, when: { medication: m }, recommend: { severity: moderate, action: { check: egfr }, text: Think., do-within: 4 weeks } }
        """;

    private const string Patient = "age: 70, conditions: [a], medications: [m], observations: [ { egfr: 40 mL/min, on: 2026-01-10 } ]";

    private static readonly Code Declined = new("https://example.org/reasons", "declined", "patient declined");

    [Fact]
    public void What_was_acknowledged_is_listed_with_its_reason_and_not_shown()
    {
        EvaluationResult result = With("middling", static f => new Acknowledgement { Fingerprint = f, Reason = Declined, On = Say.Day("2026-01-20"), Until = Say.Day("2026-03-01") });
        Ids(result).Should().Be("grave");
        SuppressedRecommendation silenced = result.Suppressed.Should().ContainSingle().Subject;
        (silenced.Recommendation.Id, silenced.IsHeldBack, silenced.Until).Should().Be(("middling", false, Say.Day("2026-03-01")));
        silenced.Reason.Should().Be(Declined);
        result.ToText().Should().Contain("1 recommendation, 1 acknowledged").And.Contain("moderate: Middling: acknowledged (patient declined) until 2026-03-01 [middling]");
    }

    [Fact]
    public void The_published_json_says_what_is_suppressed_and_why()
    {
        string json = With("middling", static f => new Acknowledgement
        {
            Fingerprint = f, Reason = Declined, On = Say.Day("2026-01-20"), Until = Say.Day("2026-03-01"), RearmWhen = "{ observation: egfr, latest: \"< 30 mL/min\" }",
        }).ToJson();
        JsonElement one = JsonDocument.Parse(json).RootElement.GetProperty("suppressed")[0];
        one.GetProperty("fingerprint").GetString().Should().HaveLength(64);
        one.GetProperty("reason").GetString().Should().Be("declined");
        one.GetProperty("until").GetString().Should().Be("2026-03-01");
        one.GetProperty("rearm").GetString().Should().Be("{ observation: egfr, latest: \"< 30 mL/min\" }");
        one.GetProperty("id").GetString().Should().Be("middling");
    }

    [Theory]
    // From the day on which it was given to the last day, both inclusive.
    [InlineData("2026-02-01", null, "grave")]
    [InlineData("2026-02-02", null, "grave middling")]
    [InlineData("2026-01-20", "2026-02-01", "grave")]
    [InlineData("2026-01-20", "2026-01-31", "grave middling")]
    [InlineData("2016-01-20", null, "grave")]
    public void It_holds_from_its_first_day_to_its_last(string on, string? until, string shown) =>
        Ids(With("middling", f => new Acknowledgement { Fingerprint = f, Reason = Declined, On = Say.Day(on), Until = until is null ? null : Say.Day(until) })).Should().Be(shown);

    [Theory]
    [InlineData("{ observation: egfr, latest: \"< 30 mL/min\" }", "grave")]
    [InlineData("{ observation: egfr, latest: \"< 45 mL/min\" }", "grave middling")]
    [InlineData("observation: egfr\nlatest: \"< 45 mL/min\"", "grave middling")]
    // What the record does not decide does not keep anyone quiet.
    [InlineData("{ observation: egfr, latest: \"< 30 mL/min\", within: 7 days }", "grave middling")]
    [InlineData("{ any: [ { age: \">= 71\" }, { not: { condition: a } } ] }", "grave")]
    public void It_is_shown_again_when_the_record_meets_the_criterion_or_leaves_it_open(string rearm, string shown) =>
        Ids(With("middling", f => new Acknowledgement { Fingerprint = f, Reason = Declined, On = Say.Day("2026-01-20"), RearmWhen = rearm })).Should().Be(shown);

    [Theory]
    // 90 days from 3 November are over on 1 February; the pack may say less.
    [InlineData("2025-11-03", "2027-01-01", "", "")]
    [InlineData("2025-11-02", "2027-01-01", "", "grave")]
    [InlineData("2026-01-18", null, "silence-at-most: 14 days\n", "")]
    [InlineData("2026-01-17", null, "silence-at-most: 14 days\n", "grave")]
    [InlineData("2026-01-01", "2026-01-31", "", "grave")]
    public void What_is_critical_is_never_silenced_longer_than_the_pack_allows(string on, string? until, string limit, string shown)
    {
        EvaluationResult result = With("grave", f => new Acknowledgement { Fingerprint = f, Reason = Declined, On = Say.Day(on), Until = until is null ? null : Say.Day(until) }, limit);
        Ids(result).Should().Be($"{shown} middling".Trim());
    }

    [Theory]
    [InlineData("2025-11-03", "", "2026-02-01")]
    [InlineData("2026-01-18", "silence-at-most: 14 days\n", "2026-02-01")]
    public void A_host_can_say_beforehand_how_long_the_pack_allows(string on, string limit, string last) =>
        Evaluate(Patient, null, limit).Packs.Single().SilentUntil(Say.Day(on)).Should().Be(Say.Day(last));

    [Fact]
    public void Other_facts_are_shown_again_whatever_was_acknowledged()
    {
        string fingerprint = Of("middling", Evaluate(Patient, null));
        EvaluationOptions options = new() { Acknowledgements = [new Acknowledgement { Fingerprint = fingerprint, Reason = Declined, On = Say.Day("2026-01-20") }] };
        Ids(Evaluate(Patient, options)).Should().Be("grave");
        Ids(Evaluate(Patient.Replace("medications: [m]", "medications: [ { is: m, source: MedicationRequest/other } ]", StringComparison.Ordinal), options)).Should().Be("grave middling");
    }

    [Fact]
    public void The_fingerprint_does_not_depend_on_the_date_the_version_or_the_other_rules()
    {
        string now = Of("middling", Evaluate(Patient, null));
        Of("middling", Evaluate(Patient, null, asOf: "2026-04-30")).Should().Be(now);
        Of("middling", Evaluate(Patient, null, "version: 2.0.0\n")).Should().Be(now);
        Of("middling", Evaluate(Patient.Replace("conditions: [a], ", "", StringComparison.Ordinal), null)).Should().Be(now);
    }

    [Fact]
    public void The_plan_and_the_reviews_stay_whole()
    {
        EvaluationResult result = With("middling", static f => new Acknowledgement { Fingerprint = f, Reason = Declined, On = Say.Day("2026-01-20") });
        result.Plan!.Visits.SelectMany(static v => v.Checks).Should().Equal("egfr");
        result.Completeness.Fired.Should().Be(2);
    }

    [Theory]
    [InlineData("{ observation: egrf, latest: \"< 30 mL/min\" }")]
    [InlineData("nonsense")]
    [InlineData("")]
    public void A_criterion_that_cannot_be_read_is_the_hosts_mistake_and_not_silence(string rearm) =>
        FluentActions.Invoking(() => With("middling", f => new Acknowledgement { Fingerprint = f, Reason = Declined, On = Say.Day("2026-01-20"), RearmWhen = rearm })).Should().Throw<ArgumentException>();

    [Fact]
    public void An_acknowledgement_without_a_reason_is_refused() =>
        FluentActions.Invoking(() => With("middling", static f => new Acknowledgement { Fingerprint = f, Reason = default, On = Say.Day("2026-01-20") })).Should().Throw<ArgumentException>();

    private static EvaluationResult With(string rule, Func<string, Acknowledgement> given, string pack = "") =>
        Evaluate(Patient, new EvaluationOptions { Acknowledgements = [given(Of(rule, Evaluate(Patient, null, pack)))] }, pack);

    private static string Of(string rule, EvaluationResult result) => result.Recommendations.Single(r => r.Id == rule).Fingerprint!;

    private static string Ids(EvaluationResult result) => string.Join(' ', result.Recommendations.Select(static r => r.Id));

    private static EvaluationResult Evaluate(string patient, EvaluationOptions? options, string pack = "", string asOf = "2026-02-01")
    {
        RuleSet rules = RuleSet.Compile(RulePackSource.FromFiles("test",
        [
            new("pack.yaml", $"pack: test\ntitle: Test\n{(pack.StartsWith("version", StringComparison.Ordinal) ? "" : "version: 1.0.0\n")}{pack}"),
            new("rules.yaml", $"{Yaml}\ntests:\n  - {{ name: patient, as-of: {asOf}, patient: {{ {patient} }}, expect: {{ at-most: critical }} }}\n"),
        ]));
        return rules.Evaluate(rules.Tests[0].Patient!, rules.Tests[0].AsOf, options);
    }
}
