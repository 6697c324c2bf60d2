using CareRules.Tests.Support;

namespace CareRules.Tests.Reasoning;

/// <summary>Opposing actions and merging: rule language, section 5.</summary>
public sealed class ActionTests
{
    private const string Concepts = """
        concepts:
          a: { kind: condition, title: A, codes: { snomed: ["1"] } }
          b: { kind: condition, title: B, codes: { snomed: ["2"] } }
          c: { kind: condition, title: C, codes: { snomed: ["3"] } }
          ibuprofen: { kind: medication, title: ibuprofen, codes: { rxnorm: ["5640"] } }
          naproxen: { kind: medication, title: naproxen, codes: { rxnorm: ["7258"] } }
          oral-nsaid: { kind: medication, title: oral NSAID, includes: [ibuprofen, naproxen] }
          ppi: { kind: medication, title: PPI, codes: { rxnorm: ["7646", "99"] } }
          combination: { kind: medication, title: combination, codes: { rxnorm: ["99"] } }
          nsaid-any: { kind: medication, title: any NSAID, includes: [oral-nsaid, combination] }
          level: { kind: observation, title: level, unit: mmol/L, valid-for: 6 months, codes: { loinc: ["1"] } }
        rules:
        """;

    private static string Rule(string id, string when, string action, string severity = "moderate", string more = "") =>
        $"\n  - {{ id: {id}, title: Title {id}, category: drug-disease, when: {{ {when} }}, recommend: {{ severity: {severity}, action: {action}, text: \"Text {id}.\"{more} }}, evidence: [ {{ source: Source {id} }} ] }}";

    private static EvaluationResult Evaluate(string rules, string patient = "conditions: [a, b], medications: [ibuprofen]", string resolutions = "") =>
        Pack.Evaluate($"{Concepts}{rules}\nresolutions: [ {resolutions} ]", patient);

    private static string Conflicts(EvaluationResult result) =>
        string.Join(", ", result.Recommendations.Where(static r => r.Kind == RecommendationKind.ActionConflict).Select(static r => $"{r.Severity} {r.Id}"));

    [Trait("Clause", "15.13, 15.14")]
    [Theory]
    [InlineData("{ start: ibuprofen }", "{ stop: ibuprofen }", "High conflict:ibuprofen")]
    [InlineData("{ continue: ibuprofen }", "{ avoid: ibuprofen }", "High conflict:ibuprofen")]
    [InlineData("{ increase: ibuprofen }", "{ reduce: ibuprofen }", "High conflict:ibuprofen")]
    [InlineData("{ start: ibuprofen }", "{ continue: ibuprofen }", "")]
    [InlineData("{ stop: ibuprofen }", "{ reduce: ibuprofen }", "")]
    [InlineData("{ review: ibuprofen }", "{ stop: ibuprofen }", "")]
    [InlineData("{ monitor: ibuprofen }", "{ start: ibuprofen }", "")]
    // Over the hierarchy, from either side; the conflict is about the narrower concept.
    [InlineData("{ start: ibuprofen }", "{ stop: oral-nsaid }", "High conflict:ibuprofen")]
    [InlineData("{ continue: oral-nsaid }", "{ stop: ibuprofen }", "High conflict:ibuprofen")]
    [InlineData("{ start: naproxen }", "{ stop: ibuprofen }", "")]
    // A fixed combination in common is no hierarchy.
    [InlineData("{ start: ppi }", "{ stop: nsaid-any }", "")]
    // A switch is a stop of its concept and a start of the other.
    [InlineData("{ switch: ibuprofen, to: naproxen }", "{ continue: ibuprofen }", "High conflict:ibuprofen")]
    [InlineData("{ switch: ibuprofen, to: naproxen }", "{ stop: naproxen }", "High conflict:naproxen")]
    [InlineData("{ switch: ibuprofen, to: naproxen }", "{ avoid: oral-nsaid }", "High conflict:naproxen")]
    [InlineData("{ switch: ibuprofen, to: naproxen }", "{ stop: ibuprofen }", "")]
    // Who moves from one of a class to another gives what a rule asks for that wants one of the class.
    [InlineData("{ switch: ibuprofen, to: naproxen }", "{ continue: oral-nsaid }", "")]
    // Further actions count as well as the main one.
    [InlineData("[ { review: ibuprofen }, { continue: ibuprofen } ]", "[ { check: level }, { stop: ibuprofen } ]", "High conflict:ibuprofen")]
    public void Actions_oppose_on_overlapping_concepts(string first, string second, string expected) =>
        Conflicts(Evaluate(Rule("x", "condition: a", first) + Rule("y", "condition: b", second, "high"))).Should().Be(expected);

    [Trait("Clause", "15.15")]
    [Fact]
    public void A_conflict_shows_both_sides_with_their_evidence_and_leaves_them_standing()
    {
        EvaluationResult result = Evaluate(Rule("x", "condition: a", "{ continue: ibuprofen }") + Rule("y", "condition: b", "{ stop: ibuprofen }", "high"));
        result.Recommendations.Select(static r => r.Id).Should().Equal("y", "conflict:ibuprofen", "x");
        Recommendation conflict = result.Recommendations[1];
        conflict.Rules.Should().Equal("y", "x");
        conflict.Evidence.Select(static e => e.Source).Should().Equal("Source y", "Source x");
        conflict.Facts.Select(static f => f.Source).Should().BeEquivalentTo("conditions/1", "conditions/2");
        conflict.Reasons.Select(static r => r.Text).Should().Equal("Text y.", "Text x.");
        conflict.Fingerprint.Should().NotBeNull();
        result.Plan!.MdtNeeded.Should().BeTrue();
    }

    [Trait("Clause", "15.13")]
    [Fact]
    public void Only_what_holds_for_this_patient_is_a_conflict() =>
        Conflicts(Evaluate(Rule("x", "condition: c", "{ continue: ibuprofen }") + Rule("y", "condition: b", "{ stop: ibuprofen }"))).Should().BeEmpty();

    [Trait("Clause", "15.13, 15.15")]
    [Fact]
    public void Several_rules_on_one_concept_are_one_conflict()
    {
        EvaluationResult result = Evaluate(
            Rule("x", "condition: a", "{ continue: ibuprofen }") + Rule("y", "condition: b", "{ stop: ibuprofen }") + Rule("z", "condition: b", "{ avoid: ibuprofen }", "critical"));
        Conflicts(result).Should().Be("Critical conflict:ibuprofen");
        result.Recommendations.Single(static r => r.Kind == RecommendationKind.ActionConflict).Rules.Should().Equal("z", "x", "y");
    }

    [Trait("Clause", "15.16")]
    [Fact]
    public void A_resolution_decides_and_the_loser_is_shown_as_outweighed()
    {
        EvaluationResult result = Evaluate(
            Rule("x", "condition: a", "[ { continue: ibuprofen }, { check: level } ]", "high") + Rule("y", "condition: b", "{ stop: ibuprofen }"),
            resolutions: "{ between: [x, y], prefer: y, because: Safety first. }");
        result.Recommendations.Select(static r => $"{r.Severity} {r.Id}").Should().Equal("High x", "Moderate y");
        result.Recommendations[0].Text.Should().Be("Outweighed by Title y: Safety first. It would say: Text x.");
        result.Recommendations[0].Action!.Verb.Should().Be(ActionVerb.Check, "the other rule does not oppose it");
        result.Plan!.MdtNeeded.Should().BeFalse();
    }

    [Fact]
    public void What_gave_way_and_asks_for_nothing_else_is_for_information()
    {
        Recommendation loser = Evaluate(
            Rule("x", "condition: a", "{ continue: ibuprofen }", "high") + Rule("y", "condition: b", "{ stop: ibuprofen }"),
            resolutions: "{ between: [x, y], prefer: y, because: Safety first. }").Recommendations[^1];
        (loser.Id, loser.Severity, loser.Action).Should().Be(("x", Severity.Info, null));
    }

    [Trait("Clause", "15.19")]
    [Theory]
    // Only what is to be started is opposed: what is to be stopped still is, as gravely as before.
    [InlineData("{ switch: ibuprofen, to: naproxen }", "{ avoid: naproxen }", "High Stop ibuprofen")]
    [InlineData("[ { switch: ibuprofen, to: naproxen }, { check: level } ]", "{ stop: oral-nsaid }", "High Stop ibuprofen, Check level")]
    [InlineData("[ { check: level }, { switch: ibuprofen, to: naproxen } ]", "{ reduce: naproxen }", "High Check level, Stop ibuprofen")]
    // The stop is opposed, or both are.
    [InlineData("{ switch: ibuprofen, to: naproxen }", "{ continue: ibuprofen }", "Info")]
    [InlineData("{ switch: ibuprofen, to: naproxen }", "[ { continue: ibuprofen }, { avoid: naproxen } ]", "Info")]
    public void Of_a_switch_that_gave_way_the_half_that_nobody_opposes_stays(string loser, string winner, string expected)
    {
        Recommendation left = Evaluate(
            Rule("x", "condition: a", loser, "high") + Rule("y", "condition: b", winner),
            resolutions: "{ between: [x, y], prefer: y, because: Safety first. }").Recommendations.Single(static r => r.Id == "x");
        left.Text.Should().StartWith("Outweighed by Title y: ");
        IEnumerable<RecommendedAction> actions = left.Action is { } main ? left.Actions.Prepend(main) : [];
        $"{left.Severity} {string.Join(", ", actions.Select(static a => $"{a.Verb} {a.Concept}"))}".TrimEnd().Should().Be(expected);
    }

    [Fact]
    public void Of_a_switch_that_gave_way_twice_only_what_neither_opposes_stays()
    {
        EvaluationResult result = Evaluate(
            Rule("x", "condition: a", "{ switch: ibuprofen, to: naproxen }", "high") + Rule("y", "condition: b", "{ avoid: naproxen }") + Rule("z", "condition: b", "{ continue: ibuprofen }"),
            resolutions: "{ between: [x, y], prefer: y, because: r }, { between: [x, z], prefer: z, because: r }");
        result.Recommendations.Single(static r => r.Id == "x").Action.Should().BeNull();
    }

    [Theory]
    [InlineData("{ between: [x, y], prefer: individualise, because: r }", "High conflict:ibuprofen")]
    [InlineData("{ between: [x, y], when: { condition: c }, prefer: y, because: r }", "High conflict:ibuprofen")]
    // Among several rules it decides between the one it prefers and each other, and says nothing of two others.
    [InlineData("{ between: [x, y, z], prefer: z, because: r }", "High conflict:ibuprofen")]
    [InlineData("{ between: [x, y, z], prefer: z, because: r }, { between: [x, y], prefer: y, because: s }", "")]
    [InlineData("{ between: [x, y], when: { condition: a }, prefer: y, because: r }, { between: [x, y], prefer: x, because: s }", "")]
    [InlineData("{ between: [x, y], when: { condition: a }, prefer: y, because: r }, { between: [x, y], when: { condition: b }, prefer: x, because: s }", "High conflict:ibuprofen")]
    public void Resolutions_of_actions_apply_as_those_of_targets(string resolutions, string expected) =>
        Conflicts(Evaluate(
            Rule("x", "condition: a", "{ continue: ibuprofen }", "high") + Rule("y", "condition: b", "{ stop: ibuprofen }") + Rule("z", "condition: c", "{ stop: ibuprofen }"), resolutions: resolutions))
            .Should().Be(expected);

    [Fact]
    public void A_resolution_that_is_not_decided_leaves_the_conflict_and_names_the_gap()
    {
        EvaluationResult result = Evaluate(
            Rule("x", "condition: a", "{ continue: ibuprofen }") + Rule("y", "condition: b", "{ stop: ibuprofen }"),
            "conditions: [a, b, { is: c, status: unknown }]",
            "{ between: [x, y], when: { condition: c }, prefer: y, because: r }");
        Conflicts(result).Should().Be("Moderate conflict:ibuprofen");
        result.Gaps.Should().ContainSingle(static g => g.Missing == "c").Which.Rules.Should().Equal("x", "y");
    }

    [Trait("Clause", "15.17")]
    [Fact]
    public void The_same_verb_on_the_same_fact_is_one_recommendation()
    {
        Recommendation merged = Evaluate(
            Rule("x", "all: [ { condition: a }, { medication: ibuprofen } ]", "[ { stop: ibuprofen }, { check: level } ]", "moderate", ", do-within: 3 days, responsible: gp")
            + Rule("y", "all: [ { condition: b }, { medication: oral-nsaid } ]", "{ stop: oral-nsaid }", "high", ", do-within: 2 weeks, responsible: pharmacist")).Recommendations.Single();
        (merged.Id, merged.Severity, merged.Text, merged.DoWithin).Should().Be(("y", Severity.High, "Text y.", "3 days"));
        merged.Rules.Should().Equal("y", "x");
        merged.Evidence.Select(static e => e.Source).Should().Equal("Source y", "Source x");
        merged.Responsible.Should().Equal("pharmacist", "gp");
        merged.Facts.Select(static f => f.Source).Distinct().Should().BeEquivalentTo("conditions/1", "conditions/2", "medications/1");
        merged.Actions.Select(static a => $"{a.Verb} {a.Concept}").Should().Equal("Stop ibuprofen", "Check level");
        merged.Reasons.Select(static r => r.Text).Should().Equal("Text y.", "Text x.");
    }

    [Theory]
    // Equal severities: the text of the first id. Same day is sooner than any length of time.
    [InlineData("{ stop: ibuprofen }", "{ stop: ibuprofen }", "x: x, y")]
    [InlineData("{ stop: ibuprofen }", "{ reduce: ibuprofen }", "x: x | y: y")]
    // Nothing on the record is acted on: the same verb on the same concept.
    [InlineData("{ start: ppi }", "{ start: ppi }", "x: x, y")]
    [InlineData("{ start: naproxen }", "{ start: oral-nsaid }", "x: x | y: y")]
    [InlineData("{ switch: ibuprofen, to: naproxen }", "{ switch: ibuprofen, to: ppi }", "x: x | y: y")]
    public void Only_the_same_is_merged(string first, string second, string expected) =>
        string.Join(" | ", Evaluate(
                Rule("x", "all: [ { condition: a }, { medication: ibuprofen } ]", first) + Rule("y", "all: [ { condition: b }, { medication: ibuprofen } ]", second))
            .Recommendations.Select(static r => $"{r.Id}: {string.Join(", ", r.Rules)}")).Should().Be(expected);

    [Trait("Clause", "15.18")]
    [Fact]
    public void Different_facts_stay_apart_unless_one_rule_acts_on_both()
    {
        string one = Rule("x", "all: [ { condition: a }, { medication: ibuprofen } ]", "{ stop: ibuprofen }");
        string other = Rule("y", "all: [ { condition: b }, { medication: naproxen } ]", "{ stop: naproxen }");
        string both = Rule("z", "medication: oral-nsaid", "{ stop: oral-nsaid }", "low");
        const string Patient = "conditions: [a, b], medications: [ibuprofen, naproxen]";
        Evaluate(one + other, Patient).Recommendations.Should().HaveCount(2);
        Evaluate(one + other + both, Patient).Recommendations.Single().Rules.Should().Equal("x", "y", "z");
    }

    [Fact]
    public void What_is_asked_for_includes_the_rules_that_say_the_same()
    {
        string rules = Rule("x", "medication: ibuprofen", "{ stop: ibuprofen }", "low") + Rule("y", "medication: ibuprofen", "{ stop: ibuprofen }", "high");
        EvaluationResult result = Pack.Evaluate($"{Concepts}{rules}", "medications: [ibuprofen]", options: new EvaluationOptions { MinimumSeverity = Severity.High });
        result.Recommendations.Single().Rules.Should().Equal("y", "x");
    }
}
