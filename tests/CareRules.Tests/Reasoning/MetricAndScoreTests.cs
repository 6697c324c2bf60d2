using System.Text.Json;
using CareRules.Tests.Support;

namespace CareRules.Tests.Reasoning;

/// <summary>Where a patient belongs in a measure (section 8), and scores as results show them.</summary>
public sealed class MetricAndScoreTests
{
    private const string Yaml = """
        concepts:
          i: { kind: condition, title: I, codes: { snomed: ["1"] } }
          d: { kind: condition, title: D, codes: { snomed: ["2"] } }
          x: { kind: condition, title: X, codes: { snomed: ["3"] } }
          n: { kind: condition, title: N, codes: { snomed: ["4"] } }
          e: { kind: condition, title: E, codes: { snomed: ["5"] } }
        metrics:
          m: { title: M, initial-population: { condition: i }, denominator: { condition: d }, exclusion: { condition: x }, numerator: { condition: n }, exception: { condition: e } }
        scores:
          used: { title: Used, sum: [ { points: 2, when: { condition: i } }, { points: 1, when: { condition: d } }, { points: 3, when: { condition: x } }, { score: inner } ] }
          inner: { title: Inner, sum: [ { points: 0.5, when: { age: ">= 75" } } ] }
          unused: { title: Unused, sum: [ { points: 2, when: { condition: i } } ] }
        rules:
          - { id: r, title: R, category: burden, when: { score: used, value: ">= 99" }, recommend: { severity: low, text: Text. } }
        """;

    [Trait("Clause", "17.2, 17.3, 17.4, 17.5")]
    [Theory]
    // denominator, exclusion, numerator, exception; ? is not decided.
    [InlineData("", "false false false false")]
    [InlineData("d", "false false false false")]
    [InlineData("i", "false false false false")]
    [InlineData("i, d", "true false false false")]
    [InlineData("i, d, n", "true false true false")]
    [InlineData("i, d, x, n, e", "true true false false")]
    [InlineData("i, d, n, e", "true false true false")]
    [InlineData("i, d, e", "true false false true")]
    [InlineData("i, d, { is: n, status: unknown }", "true false ? false")]
    [InlineData("i, d, e, { is: n, status: unknown }", "true false ? ?")]
    [InlineData("i, d, n, { is: x, status: unknown }", "true ? ? false")]
    [InlineData("i, n, { is: d, status: unknown }", "? false ? false")]
    [InlineData("d, n, { is: x, status: unknown }", "false false false false")]
    public void A_patient_is_counted_in_the_order_of_the_document(string conditions, string expected)
    {
        MetricMembership metric = Pack.Evaluate(Yaml, $"conditions: [{conditions}]").Metrics.Single();
        string.Join(' ', new[] { metric.Denominator, metric.Exclusion, metric.Numerator, metric.Exception }.Select(static t => t is { } truth ? truth ? "true" : "false" : "?"))
            .Should().Be(expected);
    }

    [Trait("Clause", "12.19")]
    [Theory]
    [InlineData("age: 80, conditions: [i]", """[{"id":"inner","value":0.5,"min":0.5,"max":0.5,"parts":[{"points":0.5,"label":"age >= 75"}]},{"id":"used","value":2.5,"min":2.5,"max":2.5,"parts":[{"points":2,"label":"I"},{"points":0.5,"label":"Inner"}]}]""")]
    [InlineData("age: 70, conditions: [d, { is: x, status: unknown }]", """[{"id":"inner","value":0,"min":0,"max":0,"parts":[]},{"id":"used","value":null,"min":1,"max":4,"parts":[{"points":1,"label":"D"},{"points":null,"label":"X"}]}]""")]
    public void Scores_that_rules_use_are_shown_with_their_parts(string patient, string expected)
    {
        using JsonDocument json = JsonDocument.Parse(Pack.Evaluate(Yaml, patient).ToJson());
        json.RootElement.GetProperty("scores").GetRawText().Replace("\\u003E", ">", StringComparison.Ordinal).Should().Be(expected);
    }

    [Trait("Clause", "17.8")]
    [Fact]
    public void A_patient_who_has_died_belongs_nowhere()
    {
        EvaluationResult result = Pack.Evaluate(Yaml, "deceased: 2025-01-01, conditions: [i, d]");
        using JsonDocument json = JsonDocument.Parse(result.ToJson());
        result.Metrics.Should().BeEmpty();
        json.RootElement.GetProperty("plan").ValueKind.Should().Be(JsonValueKind.Null);
        json.RootElement.GetProperty("scores").GetArrayLength().Should().Be(0);
    }
}
