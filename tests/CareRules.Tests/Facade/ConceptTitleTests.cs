using CareRules.Tests.Support;

namespace CareRules.Tests.Facade;

/// <summary>What a result names by an id has a name for people.</summary>
public sealed class ConceptTitleTests
{
    private const string Rules = """
        concepts:
          a: { kind: condition, title: a, codes: { "https://example.org/t": [a] } }
          hb: { kind: observation, title: haemoglobin, unit: g/L, valid-for: 12 months, codes: { "https://example.org/t": [hb] } }
        rules:
          - { id: aim, title: Aim, category: target, when: { condition: a }, target: { measure: hb, aim: ">= 110 g/L", direction: higher } }
          - { id: look, title: Look, category: monitoring, when: { condition: a }, review: { items: [ { check: hb, every: 3 months } ], responsible: [gp] } }
        """;

    [Fact]
    public void Checks_and_measures_are_called_what_the_pack_calls_them()
    {
        EvaluationResult result = Result();
        result.Plan!.Visits.Single().Checks.Select(result.TitleOf).Should().Equal("haemoglobin");
        result.TitleOf(result.Targets.Single().Measure).Should().Be("haemoglobin");
        result.ToText().Should().Contain("haemoglobin");
        result.ToHtml().Should().Contain("haemoglobin");
        result.ToMarkdown().Should().Contain("haemoglobin");
    }

    [Fact]
    public void What_no_pack_has_and_what_was_read_back_is_called_by_its_id_in_words()
    {
        Result().TitleOf("body-weight").Should().Be("body weight");
        EvaluationResult.Parse(Result().ToJson()).TitleOf("hb").Should().Be("hb");
    }

    private static EvaluationResult Result()
    {
        RuleSet rules = RuleSet.Compile(RulePackSource.FromFiles("test", [new("pack.yaml", "pack: test\nversion: 1.0.0\n"), new("rules.yaml", Rules.ReplaceLineEndings("\n"))]));
        return rules.Evaluate(PatientFile.Read("patient: { conditions: [a], observations: [ { hb: 100 g/L, on: 2025-01-10 } ] }\n", "patient", rules, Say.Day("2026-02-01")).Patient, Say.Day("2026-02-01"));
    }
}
