using System.Globalization;
using CareRules.Clinical;
using CareRules.Tests.Support;

namespace CareRules.Tests.Facade;

/// <summary>A limit of number never hides what is critical, and never makes a list shorter in silence.</summary>
public sealed class FewRecommendationsTests
{
    [Theory]
    [InlineData(null, "c1 c2 h m l", "")]
    [InlineData(4, "c1 c2 h m", "l")]
    [InlineData(2, "c1 c2", "h m l")]
    [InlineData(1, "c1 c2", "h m l")]
    [InlineData(0, "c1 c2", "h m l")]
    [InlineData(99, "c1 c2 h m l", "")]
    public void The_gravest_are_kept_and_the_rest_is_listed(int? most, string shown, string held)
    {
        EvaluationResult result = Evaluate(new EvaluationOptions { MostRecommendations = most });
        string.Join(' ', result.Recommendations.Select(static r => r.Id)).Should().Be(shown);
        string.Join(' ', result.Suppressed.Where(static s => s.IsHeldBack).Select(static s => s.Recommendation.Id)).Should().Be(held);
    }

    [Fact]
    public void What_is_held_back_is_counted_and_named_in_every_form()
    {
        EvaluationResult result = Evaluate(new EvaluationOptions { MostRecommendations = 3 });
        result.ToText().Should().Contain("3 recommendations, 2 more held back").And.Contain("moderate: M: held back [m]");
        result.ToMarkdown().Should().Contain("2 more held back").And.Contain("low: L: held back");
        result.ToHtml().Should().Contain("2 more held back").And.Contain("low: L: held back");
        result.ToJson().Should().Contain("\"suppressed\":[{").And.Contain("\"reason\":\"held-back\"");
    }

    [Fact]
    public void An_acknowledged_one_does_not_use_up_the_number()
    {
        string grave = Evaluate(new EvaluationOptions()).Recommendations[0].Fingerprint!;
        Acknowledgement given = new() { Fingerprint = grave, Reason = new Code("https://example.org/reasons", "seen"), On = Say.Day("2026-01-20") };
        EvaluationResult result = Evaluate(new EvaluationOptions { MostRecommendations = 2, Acknowledgements = [given] });
        string.Join(' ', result.Recommendations.Select(static r => r.Id)).Should().Be("c2 h");
        string.Join(' ', result.Suppressed.Select(static s => s.Recommendation.Id)).Should().Be("c1 m l");
    }

    [Fact]
    public void The_discussion_of_the_team_does_not_depend_on_how_much_is_shown() =>
        Evaluate(new EvaluationOptions { MostRecommendations = 0 }).Plan!.MdtWho.Should().Equal("gp", "nurse");

    [Fact]
    public void Less_than_none_cannot_be_asked_for() =>
        FluentActions.Invoking(static () => Evaluate(new EvaluationOptions { MostRecommendations = -1 })).Should().Throw<ArgumentException>();

    [Fact]
    public void A_what_if_compares_everything()
    {
        RuleSet rules = Rules();
        WhatIfResult same = rules.WhatIf(rules.Tests[0].Patient!, rules.Tests[0].AsOf, static p => p, new EvaluationOptions { MostRecommendations = 0 });
        same.Unchanged.Should().HaveCount(5);
    }

    [SeededProperty(quick: 100, full: 5_000)]
    public void Nothing_is_lost_whatever_is_acknowledged_and_however_few_are_shown(ulong seed)
    {
        EvaluationResult all = Evaluate(new EvaluationOptions());
        Acknowledgement[] given =
        [
            .. all.Recommendations.Where((_, i) => (seed >> i & 1) == 1)
                .Select(static r => new Acknowledgement { Fingerprint = r.Fingerprint!, Reason = new Code("https://example.org/reasons", "seen"), On = Say.Day("2026-01-20") }),
        ];
        EvaluationResult few = Evaluate(new EvaluationOptions { MostRecommendations = (int)(seed >> 8 & 7), Acknowledgements = [.. given] });
        few.Recommendations.Concat(few.Suppressed.Select(static s => s.Recommendation)).Select(static r => r.Id).Should().BeEquivalentTo(all.Recommendations.Select(static r => r.Id));
        few.Suppressed.Where(static s => s.IsHeldBack).Should().NotContain(static s => s.Recommendation.Severity == Severity.Critical);
        few.Suppressed.Count(static s => !s.IsHeldBack).Should().Be(given.Length);
    }

    private static EvaluationResult Evaluate(EvaluationOptions options)
    {
        RuleSet rules = Rules();
        return rules.Evaluate(rules.Tests[0].Patient!, rules.Tests[0].AsOf, options);
    }

    private static RuleSet Rules()
    {
        string Rule(string id, string severity, string who) => string.Create(
            CultureInfo.InvariantCulture,
            $"  - {{ id: {id}, title: {id.ToUpperInvariant()}, category: drug-disease, when: {{ condition: a }}, recommend: {{ severity: {severity}, text: Act., responsible: {who} }} }}\n");
        return Pack.Compile(
            "concepts:\n  a: { kind: condition, title: a, codes: { \"https://example.org/t\": [a] } }\nrules:\n"
            + Rule("l", "low", "gp") + Rule("m", "moderate", "gp") + Rule("c2", "critical", "gp") + Rule("h", "high", "nurse") + Rule("c1", "critical", "gp")
            + "tests:\n  - { name: p, as-of: 2026-02-01, patient: { age: 70, conditions: [a] }, expect: { at-most: critical } }\n");
    }
}
