using System.Collections.Immutable;
using CareRules.Tests.Support;

namespace CareRules.Tests.Binding;

/// <summary>What a rule and a metric must have, and what they may say.</summary>
public sealed class RuleShapeTests
{
    private const string Concepts = """
        concepts:
          illness: { kind: condition, title: illness, codes: { snomed: ["1"] } }
          drug: { kind: medication, title: drug, codes: { atc: [A01AA01] } }
          other: { kind: medication, title: other drug, codes: { atc: [A01AA02] } }
          bp: { kind: observation, title: BP, unit: "mm[Hg]", valid-for: 12 months, codes: { loinc: ["8480-6"] } }

        """;

    [Trait("Clause", "15.1")]
    [Theory]
    [InlineData("id: r, ", "id")]
    [InlineData("title: R, ", "title")]
    [InlineData("category: burden, ", "category")]
    [InlineData("when: { condition: illness }, ", "when")]
    public void A_rule_has_an_id_a_title_a_category_and_a_when(string part, string key)
    {
        const string Whole = "id: r, title: R, category: burden, when: { condition: illness }, evidence: [ { source: S } ], recommend: { severity: low, text: Text. }";
        Find($"rules: [ {{ {Whole} }} ]\n").Should().BeEmpty();
        Find($"rules: [ {{ {Whole.Replace(part, "", StringComparison.Ordinal)} }} ]\n").Should().ContainSingle(d => d.Code == "CR0103" && d.Message.Contains($"`{key}`", StringComparison.Ordinal));
    }

    [Trait("Clause", "15.2")]
    [Theory]
    [InlineData("recommend: { severity: low, text: Text. }", null)]
    [InlineData("target: { measure: bp, aim: \"< 140 mm[Hg]\" }", null)]
    [InlineData("review: { items: [ { check: bp, every: 1 year } ] }", null)]
    [InlineData("", "CR0119")]
    [InlineData("recommend: { severity: low, text: Text. }, target: { measure: bp, aim: \"< 140 mm[Hg]\" }", "CR0118")]
    [InlineData("target: { measure: bp, aim: \"< 140 mm[Hg]\" }, review: { items: [ { check: bp, every: 1 year } ] }", "CR0118")]
    public void A_rule_says_exactly_one_thing(string payload, string? code) =>
        Find($"rules: [ {{ id: r, title: R, category: burden, when: {{ condition: illness }}, evidence: [ {{ source: S }} ]{(payload.Length > 0 ? ", " : "")}{payload} }} ]\n")
            .Select(static d => d.Code).Should().Equal(code is null ? [] : [code]);

    [Trait("Clause", "15.12")]
    [Theory]
    [InlineData("stop: drug", "stop")]
    [InlineData("avoid: drug", "avoid")]
    [InlineData("start: drug", "start")]
    [InlineData("continue: drug", "continue")]
    [InlineData("increase: drug", "increase")]
    [InlineData("reduce: drug", "reduce")]
    [InlineData("switch: drug, to: other", "switch")]
    [InlineData("monitor: bp", "monitor")]
    [InlineData("check: bp", "check")]
    [InlineData("refer: illness", "refer")]
    [InlineData("review: drug", "review")]
    [InlineData("assign: illness", "assign")]
    [InlineData("plan: illness", "plan")]
    [InlineData("inform: illness", "inform")]
    public void Every_verb_is_an_action_and_the_first_is_the_main_one(string action, string verb)
    {
        Recommendation said = Pack.Evaluate(
            Concepts + $"rules: [ {{ id: r, title: R, category: burden, when: {{ condition: illness }}, recommend: {{ severity: low, action: [ {{ {action} }}, {{ inform: drug }} ], text: Text. }} }} ]",
            "conditions: [illness]").Recommendations.Single();
        said.Action!.Verb.ToString().Should().BeEquivalentTo(verb);
        said.Actions.Single().Verb.Should().Be(ActionVerb.Inform, "the others follow it");
    }

    [Trait("Clause", "15.12")]
    [Theory]
    [InlineData("cease: drug", "CR0101")]
    [InlineData("stop: drug, start: other", "CR0105")]
    [InlineData("switch: drug", "CR0103")]
    public void Any_other_action_is_an_error(string action, string code) =>
        Find($"rules: [ {{ id: r, title: R, category: burden, when: {{ condition: illness }}, evidence: [ {{ source: S }} ], recommend: {{ severity: low, action: {{ {action} }}, text: Text. }} }} ]\n")
            .Select(static d => d.Code).Should().Contain(code);

    [Trait("Clause", "15.9")]
    [Fact]
    public void Two_braces_are_one() =>
        Pack.Evaluate(
            Concepts + "rules: [ { id: r, title: R, category: burden, when: { condition: illness }, recommend: { severity: low, text: \"A {{brace}} of {illness}.\" } } ]",
            "conditions: [illness]").Recommendations.Single().Text.Should().Be("A {brace} of illness.");

    [Trait("Clause", "16.14")]
    [Theory]
    [InlineData("measure: bp, prefer: strictest", null)]
    [InlineData("measure: bp, prefer: individualise", null)]
    [InlineData("measure: bp, prefer: aim", null)]
    [InlineData("measure: bp, prefer: one", "CR1049")]
    [InlineData("measure: bp, prefer: nobody", "CR1001")]
    [InlineData("measure: drug, prefer: strictest", "CR1004")]
    [InlineData("between: [one, two], prefer: two", null)]
    [InlineData("between: [one, two], prefer: individualise", null)]
    [InlineData("between: [one, two], prefer: aim", "CR1049")]
    [InlineData("between: [one, two], prefer: strictest", "CR1049")]
    [InlineData("between: [one, two], prefer: agreed", "CR1049")]
    [InlineData("between: [one], prefer: one", "CR0120")]
    [InlineData("between: [one, nobody], prefer: one", "CR1001")]
    [InlineData("measure: bp, between: [one, two], prefer: one", "CR0118")]
    [InlineData("prefer: one", "CR0119")]
    public void A_resolution_prefers_one_of_the_things_that_it_decides_on(string resolution, string? code) =>
        Find(
            "rules:\n"
            + "  - { id: one, title: One, category: burden, when: { condition: illness }, evidence: [ { source: S } ], recommend: { severity: low, action: { stop: drug }, text: Text. } }\n"
            + "  - { id: two, title: Two, category: burden, when: { medication: other }, evidence: [ { source: S } ], recommend: { severity: low, action: { start: drug }, text: Text. } }\n"
            + "  - { id: aim, title: Aim, category: target, when: { condition: illness }, evidence: [ { source: S } ], target: { measure: bp, aim: \"< 140 mm[Hg]\" } }\n"
            + $"resolutions: [ {{ {resolution}, because: Reason. }} ]\n")
            .Select(static d => d.Code).Should().Equal(code is null ? [] : [code]);

    [Trait("Clause", "17.1")]
    [Theory]
    [InlineData("denominator: { condition: illness }, numerator: { medication: drug }", null)]
    [InlineData("numerator: { medication: drug }", "denominator")]
    [InlineData("denominator: { condition: illness }", "numerator")]
    public void A_metric_needs_a_denominator_and_a_numerator(string metric, string? missing)
    {
        ImmutableArray<Diagnostic> found = Find($"metrics: {{ m: {{ title: M, {metric} }} }}\n");
        found.Select(static d => d.Code).Should().Equal(missing is null ? [] : ["CR0103"]);
        found.All(d => d.Message.Contains($"`{missing}`", StringComparison.Ordinal)).Should().BeTrue();
    }

    private static ImmutableArray<Diagnostic> Find(string rest)
    {
        RuleSet.TryCompile([RulePackSource.FromFiles("p", [new("pack.yaml", "pack: p\nversion: 1.0.0\n"), new("r.yaml", Concepts.ReplaceLineEndings("\n") + rest)])], out _, out ImmutableArray<Diagnostic> found);
        return [.. found.Where(static d => d.Code != "CR2011")];
    }
}
