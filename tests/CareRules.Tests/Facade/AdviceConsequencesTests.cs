using CareRules.Tests.Support;

namespace CareRules.Tests.Facade;

/// <summary>What following advice on medicines would bring up, and what else it would settle, by trying it on the record.</summary>
public sealed class AdviceConsequencesTests
{
    private const string Concepts = """
        concepts:
          pain: { kind: condition, title: pain, codes: { "https://example.org/t": [pain] } }
          ulcer: { kind: condition, title: ulcer, codes: { "https://example.org/t": [ulcer] } }
          aspirin: { kind: medication, title: aspirin, codes: { "https://example.org/t": [aspirin] } }
          naproxen: { kind: medication, title: naproxen, codes: { "https://example.org/t": [naproxen] } }
          nsaid: { kind: medication, title: NSAID, includes: [aspirin, naproxen] }
          ppi: { kind: medication, title: PPI, codes: { "https://example.org/t": [ppi] } }
          statin: { kind: medication, title: statin, codes: { "https://example.org/t": [statin] } }
          ezetimibe: { kind: medication, title: ezetimibe, codes: { "https://example.org/t": [ezetimibe] } }
          lipids: { kind: observation, title: lipids, unit: mmol/L, valid-for: 12 months, codes: { "https://example.org/t": [lipids] } }
        rules:
        """;

    private static readonly string WarnsOfAspirin = Rule("nsaid-in-ulcer", "{ all: [ { condition: ulcer }, { medication: nsaid } ] }", "{ stop: nsaid }", "high", "drug-disease");

    [Fact]
    public void A_start_that_another_rule_would_warn_of_is_said_with_the_start()
    {
        Recommendation start = One("start-aspirin", Rule("start-aspirin", "{ condition: pain }", "{ start: aspirin }") + WarnsOfAspirin, "conditions: [pain, ulcer]");
        start.WouldRaise.Select(static r => $"{r.Rule} {r.Severity} {r.Text}").Should().Equal("nsaid-in-ulcer High Text nsaid-in-ulcer.");
        start.WouldSettle.Should().BeEmpty();
    }

    [Theory]
    // Both sides must hold for this patient now: without the ulcer there is nothing to warn of, and what is said anyway is not raised.
    [InlineData("conditions: [pain]")]
    [InlineData("conditions: [pain, { is: ulcer, status: resolved }]")]
    [InlineData("conditions: [pain, { is: ulcer, status: unknown }]")]
    [InlineData("conditions: [pain, ulcer], medications: [naproxen]")]
    public void A_start_that_changes_nothing_for_this_patient_raises_nothing(string patient) =>
        One("start-aspirin", Rule("start-aspirin", "{ condition: pain }", "{ start: aspirin }") + WarnsOfAspirin, patient).WouldRaise.Should().BeEmpty();

    [Fact]
    public void A_stop_that_takes_away_what_another_rule_relies_on_is_said_with_the_stop() =>
        One(
            "stop-ppi",
            Rule("stop-ppi", "{ medication: ppi }", "{ stop: ppi }")
                + Rule("nsaid-without-ppi", "{ all: [ { medication: nsaid }, { not: { medication: ppi } } ] }", "{ start: ppi }", "high", "omission"),
            "medications: [ppi, naproxen]").WouldRaise.Select(static r => r.Rule).Should().Equal("nsaid-without-ppi");

    [Fact]
    public void Alternatives_settle_one_another()
    {
        string rules = Rule("start-statin", "{ all: [ { condition: pain }, { not: { any: [ { medication: statin }, { medication: ezetimibe } ] } } ] }", "{ start: statin }", "moderate", "omission")
            + Rule("start-ezetimibe", "{ all: [ { condition: ulcer }, { not: { any: [ { medication: statin }, { medication: ezetimibe } ] } } ] }", "{ start: ezetimibe }", "low", "omission");
        One("start-statin", rules, "conditions: [pain, ulcer]").WouldSettle.Select(static r => r.Rule).Should().Equal("start-ezetimibe");
        One("start-ezetimibe", rules, "conditions: [pain, ulcer]").WouldSettle.Select(static r => r.Rule).Should().Equal("start-statin");
    }

    [Fact]
    public void A_switch_takes_one_away_and_brings_the_other() =>
        One(
            "switch",
            Rule("switch", "{ medication: ppi }", "{ switch: ppi, to: aspirin }") + WarnsOfAspirin,
            "conditions: [ulcer], medications: [ppi]").WouldRaise.Select(static r => r.Rule).Should().Equal("nsaid-in-ulcer");

    [Fact]
    public void Checks_that_a_new_medicine_asks_for_are_no_warning() =>
        One(
            "start-statin",
            Rule("start-statin", "{ condition: pain }", "{ start: statin }")
                + Rule("lipids-on-statin", "{ all: [ { medication: statin }, { no-observation: lipids, within: 3 months } ] }", "{ check: lipids }", "low", "monitoring"),
            "conditions: [pain]").WouldRaise.Should().BeEmpty();

    [Fact]
    public void They_stand_in_text_and_json()
    {
        EvaluationResult result = Pack.Evaluate(Concepts + "\n" + Rule("start-aspirin", "{ condition: pain }", "{ start: aspirin }") + WarnsOfAspirin, "conditions: [pain, ulcer]");
        result.ToText().Should().Contain("Then:   Would raise: Title nsaid-in-ulcer (high) [nsaid-in-ulcer]");
        result.ToMarkdown().Should().Contain("Would raise: Title nsaid-in-ulcer");
        result.ToJson().Should().Contain("\"wouldRaise\":[{\"rule\":\"nsaid-in-ulcer\"");
    }

    [Fact]
    public void The_same_rule_twice_is_no_consequence_of_itself() =>
        One("start-aspirin", Rule("start-aspirin", "{ all: [ { condition: pain }, { not: { medication: aspirin } } ] }", "{ start: aspirin }", category: "omission"), "conditions: [pain]")
            .WouldSettle.Should().BeEmpty();

    private static Recommendation One(string id, string rules, string patient) =>
        Pack.Evaluate(Concepts + "\n" + rules, patient).Recommendations.Single(r => r.Id == id);

    private static string Rule(string id, string when, string action, string severity = "moderate", string category = "omission") =>
        $"  - {{ id: {id}, title: Title {id}, category: {category}, when: {when}, recommend: {{ severity: {severity}, action: {action}, text: Text {id}. }} }}\n";
}
