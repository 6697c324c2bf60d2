using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CareRules.Tests.Support;

namespace CareRules.Tests.Explanations;

/// <summary>What a gap says: what is missing by its title, and what would be said if it were there, so that the words stand on their own.</summary>
public sealed partial class GapTextTests
{
    private const string Start = """
        concepts:
          metformin: { kind: medication, title: metformin, codes: { atc: [A10BA02] } }
          diabetes: { kind: condition, title: diabetes, codes: { snomed: ["73211009"] } }
          activation: { kind: observation, title: patient activation level, unit: "1", valid-for: 12 months, codes: { loinc: ["1"] } }
          creatinine: { kind: observation, title: serum creatinine, unit: umol/L, valid-for: 12 months, codes: { loinc: ["2160-0"] } }
          weight: { kind: observation, title: body weight, unit: kg, valid-for: 12 months, codes: { loinc: ["29463-7"] } }
          clearance: { kind: observation, title: creatinine clearance, unit: mL/min, valid-for: 12 months, derived: { formula: cockcroft-gault, from: { creatinine: creatinine, weight: weight }, within: 12 months } }
          fall: { kind: condition, title: fall, codes: { snomed: ["1912002"] } }
          sedative: { kind: medication, title: sedative, codes: { atc: [N05C] } }
        scores:
          risk: { title: Risk score, sum: [ { points: 2, when: { observation: activation, latest: "<= 2 1" } }, { points: 1, when: { condition: diabetes } } ] }
        rules:
        """;

    [Theory]
    [InlineData("all: [ { condition: diabetes }, { observation: activation, latest: \"<= 2 1\" } ]", "activation", "patient activation level", "fire if <= 2")]
    [InlineData("all: [ { condition: diabetes }, { score: risk, value: \">= 3\" } ]", "activation", "patient activation level", "fire if Risk score is >= 3")]
    [InlineData("all: [ { condition: diabetes }, { not: { score: risk, value: \">= 3\" } } ]", "activation", "patient activation level", "fire unless Risk score is >= 3")]
    [InlineData("all: [ { medication: metformin }, { observation: clearance, latest: \"15..<30 mL/min\" } ]", "weight", "body weight", "fire if creatinine clearance is 15..<30 mL/min")]
    [InlineData("all: [ { medication: metformin }, { observation: weight, latest: \"< 50 kg\" } ]", "weight", "body weight", "fire if < 50 kg")]
    public void A_gap_says_by_title_what_is_missing_and_what_it_would_decide(string when, string missing, string title, string would)
    {
        DataGapInfo gap = Gaps(when, "born: 1950-01-01, sex: male, conditions: [ diabetes ], medications: [ metformin ], observations: [ { creatinine: 90 umol/L, on: 2026-01-03 } ]").Single(g => g.Missing == missing);
        (gap.Missing, gap.Title, gap.Would).Should().Be((missing, title, would));
    }

    [Theory]
    [InlineData("sequence: { first: { medication: sedative }, then: { condition: fall }, within: 30 days }", "fire if fall came within 30 days of sedative")]
    [InlineData("sequence: { first: { medication: sedative }, without: { condition: fall }, within: 30 days }", "fire if 30 days passed after sedative without fall")]
    [InlineData("together: { of: [ { medication: sedative }, { condition: fall } ], within: 30 days }", "fire if sedative and fall lie within 30 days of each other")]
    public void A_relation_of_events_is_put_into_words(string when, string would) =>
        Gaps($"all: [ {{ medication: metformin }}, {{ {when} }} ]", "medications: [ metformin, { medication: sedative, started: 2025-12 } ], conditions: [ { condition: fall, onset: 2026-01 } ]")
            .Should().NotBeEmpty().And.OnlyContain(g => g.Would == would);

    [Fact]
    public void The_text_of_a_result_names_the_title_and_no_bare_unit()
    {
        string text = Evaluate("all: [ { condition: diabetes }, { observation: activation, latest: \"<= 2 1\" } ]", "conditions: [ diabetes ]").ToText();
        text.Should().Contain("patient activation level: not recorded; would fire if <= 2 (").And.NotContain("<= 2 1");
    }

    [Fact]
    public void No_gap_of_the_bundled_rules_says_less_than_it_means()
    {
        RuleSet rules = RuleSet.Compile(ContentPack.Source);
        DataGapInfo[] gaps = [.. rules.Tests.Where(static (t, i) => t.Patient is not null && i % 7 == 0).SelectMany(t => rules.Evaluate(t.Patient!, t.AsOf).Gaps)];
        gaps.Should().NotBeEmpty();
        string[] parts = [.. gaps.Select(static g => g.Would).OfType<string>().SelectMany(static w => w.Split("; "))];
        parts.Should().NotContain(static w => w == "fire if so" || w == "fire unless so" || BareOne().IsMatch(w) || w.Contains("  ", StringComparison.Ordinal));
        gaps.Should().OnlyContain(static g => g.Title.Length > 0);
    }

    private static ImmutableArray<DataGapInfo> Gaps(string when, string patient) => Evaluate(when, patient).Gaps;

    [GeneratedRegex(@"\d 1$")]
    private static partial Regex BareOne();

    private static EvaluationResult Evaluate(string when, string patient) => Pack.Evaluate(
        $"{Start}\n  - {{ id: rule, title: Rule, category: drug-disease, when: {{ {when} }}, recommend: {{ severity: moderate, action: {{ review: metformin }}, text: Look. }} }}", patient);
}
