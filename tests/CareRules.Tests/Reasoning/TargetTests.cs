using CareRules.Clinical;
using CareRules.Tests.Support;

namespace CareRules.Tests.Reasoning;

/// <summary>Targets: rule language, section 5. Every row was worked out from the document.</summary>
public sealed class TargetTests
{
    private const string Concepts = """
        concepts:
          a: { kind: condition, title: A, codes: { snomed: ["1"] } }
          b: { kind: condition, title: B, codes: { snomed: ["2"] } }
          c: { kind: condition, title: C, codes: { snomed: ["3"] } }
          bp: { kind: observation, title: BP, unit: "mm[Hg]", valid-for: 12 months, codes: { loinc: ["8480-6"] } }
        rules:
        """;

    private static string Rule(string condition, string aim) =>
        $"\n  - {{ id: {condition}-bp, title: Pressure in {condition}, category: target, when: {{ condition: {condition} }}, target: {{ measure: bp, aim: \"{aim}\" }} }}";

    private static MeasureTarget Target(string aimA, string aimB, string patient, string resolutions = "") =>
        Pack.Evaluate($"{Concepts}{Rule("a", aimA)}{Rule("b", aimB)}\n{resolutions}", patient).Targets.Single();

    private static string Words(MeasureTarget target) => $"{target.Status} {target.Effective ?? "-"}";

    [Trait("Clause", "16.2, 16.3, 16.4")]
    [Theory]
    // Equal aims agree, whatever the value.
    [InlineData("< 140 mm[Hg]", "< 140 mm[Hg]", "139", "Met < 140 mm[Hg]", "")]
    [InlineData("< 140 mm[Hg]", "< 140 mm[Hg]", "140", "NotMet < 140 mm[Hg]", "")]
    [InlineData("< 140 mm[Hg]", "<140.0 mm[Hg]", "140", "NotMet < 140 mm[Hg]", "")]
    // The strictest is never chosen by itself, and nested aims are not intersected, even where the value meets both.
    [InlineData("< 130 mm[Hg]", "< 140 mm[Hg]", "120", "Conflict -", "Moderate")]
    [InlineData("< 130 mm[Hg]", "<= 130 mm[Hg]", "120", "Conflict -", "Moderate")]
    [InlineData("120..139 mm[Hg]", "125..129 mm[Hg]", "127", "Conflict -", "Moderate")]
    // No shared value.
    [InlineData("< 130 mm[Hg]", "140..150 mm[Hg]", "120", "Conflict -", "High")]
    [InlineData("< 130 mm[Hg]", "130..150 mm[Hg]", "120", "Conflict -", "High")]
    // Shared values, but opposite directions.
    [InlineData("< 150 mm[Hg]", ">= 120 mm[Hg]", "130", "Conflict -", "High")]
    // Shared values, and neither pulls against the other.
    [InlineData("< 150 mm[Hg]", "120..139 mm[Hg]", "130", "Conflict -", "Moderate")]
    public void Aims_agree_or_conflict(string first, string second, string value, string expected, string severity)
    {
        string patient = $"conditions: [a, b], observations: [ {{ bp: \"{value} mm[Hg]\", on: 2026-01-10 }} ]";
        EvaluationResult result = Pack.Evaluate($"{Concepts}{Rule("a", first)}{Rule("b", second)}", patient);
        Words(result.Targets.Single()).Should().Be(expected);
        Recommendation[] conflicts = [.. result.Recommendations.Where(static r => r.Kind == RecommendationKind.TargetConflict)];
        string.Join(" ", conflicts.Select(static c => c.Severity.ToString())).Should().Be(severity);
        foreach (Recommendation c in conflicts)
        {
            c.Id.Should().Be("conflict:bp");
            c.Rules.Should().Equal("a-bp", "b-bp");
            c.Facts.Select(static f => f.Source).Should().Equal("conditions/1", "conditions/2", "observations/1");
            c.Reasons.Select(static r => r.Rule).Should().Equal("a-bp", "b-bp");
        }
    }

    [Trait("Clause", "16.8, 16.9")]
    [Theory]
    [InlineData("strictest", "Met < 130 mm[Hg]", "b-bp")]
    [InlineData("most-lenient", "Met < 140 mm[Hg]", "a-bp")]
    [InlineData("individualise", "Individualise -", "a-bp, b-bp")]
    [InlineData("b-bp", "Met < 140 mm[Hg]", "a-bp")]
    [InlineData("agreed", "Individualise -", "a-bp, b-bp")]
    public void A_resolution_decides_and_shows_the_loser(string prefer, string expected, string outweighed)
    {
        MeasureTarget target = Target(
            "< 130 mm[Hg]", "< 140 mm[Hg]", "conditions: [a, b], observations: [ { bp: \"120 mm[Hg]\", on: 2026-01-10 } ]",
            $"resolutions: [ {{ measure: bp, prefer: {prefer}, because: Reason. }} ]");
        Words(target).Should().Be(expected);
        string.Join(", ", target.Outweighed).Should().Be(outweighed);
        target.Because.Should().Be("Reason.");
    }

    [Trait("Clause", "16.11, 16.12")]
    [Theory]
    // The strictest of a lower and a higher aim is none.
    [InlineData("< 150 mm[Hg]", ">= 120 mm[Hg]", "{ measure: bp, prefer: strictest, because: r }", "Conflict -")]
    // One with a true `when` keeps the one without from applying.
    [InlineData("< 130 mm[Hg]", "< 140 mm[Hg]", "{ measure: bp, prefer: strictest, because: r }, { measure: bp, when: { condition: b }, prefer: most-lenient, because: s }", "Met < 140 mm[Hg]")]
    // One whose `when` is false does not.
    [InlineData("< 130 mm[Hg]", "< 140 mm[Hg]", "{ measure: bp, prefer: strictest, because: r }, { measure: bp, when: { condition: c }, prefer: most-lenient, because: s }", "Met < 130 mm[Hg]")]
    // Two that disagree are a conflict; two that come to the same are not.
    [InlineData("< 130 mm[Hg]", "< 140 mm[Hg]", "{ measure: bp, when: { condition: a }, prefer: strictest, because: r }, { measure: bp, when: { condition: b }, prefer: most-lenient, because: s }", "Conflict -")]
    [InlineData("< 130 mm[Hg]", "< 140 mm[Hg]", "{ measure: bp, when: { condition: a }, prefer: strictest, because: r }, { measure: bp, when: { condition: b }, prefer: a-bp, because: s }", "Met < 130 mm[Hg]")]
    public void Resolutions_apply_in_the_order_of_the_document(string first, string second, string resolutions, string expected) =>
        Words(Target(first, second, "conditions: [a, b], observations: [ { bp: \"125 mm[Hg]\", on: 2026-01-10 } ]", $"resolutions: [ {resolutions} ]")).Should().Be(expected);

    [Trait("Clause", "16.10")]
    [Fact]
    public void A_resolution_applies_even_to_one_target() =>
        Words(Target("< 130 mm[Hg]", "< 140 mm[Hg]", "conditions: [a, c]", "resolutions: [ { measure: bp, when: { condition: c }, prefer: individualise, because: r } ]"))
            .Should().Be("Individualise -");

    [Trait("Clause", "16.7")]
    [Theory]
    // Undetermined rule that would bring another aim: unknown, although the value meets both.
    [InlineData("< 130 mm[Hg]", "< 120 mm[Hg]", "", "Unknown -")]
    // One that would say the same changes nothing.
    [InlineData("< 130 mm[Hg]", "< 130 mm[Hg]", "", "Met < 130 mm[Hg]")]
    // One that a resolution outweighs in any case changes nothing.
    [InlineData("< 130 mm[Hg]", "< 120 mm[Hg]", "{ measure: bp, prefer: a-bp, because: r }", "Met < 130 mm[Hg]")]
    public void What_is_not_known_of_a_rule_makes_the_status_unknown_where_it_could_change_it(string certain, string open, string resolution, string expected)
    {
        // Whether B is active is not known: its status is recorded as unknown.
        EvaluationResult result = Pack.Evaluate(
            $"{Concepts}{Rule("a", certain)}{Rule("b", open)}\nresolutions: [ {resolution} ]",
            "conditions: [a, { is: b, status: unknown }], observations: [ { bp: \"110 mm[Hg]\", on: 2026-01-10 } ]");
        Words(result.Targets.Single()).Should().Be(expected);
        result.Gaps.Any(static g => g.Missing == "b" && g.Rules.Contains("b-bp")).Should().Be(expected.StartsWith("Unknown", StringComparison.Ordinal));
    }

    [Trait("Clause", "16.13")]
    [Fact]
    public void What_is_not_known_of_a_resolution_makes_the_status_unknown()
    {
        EvaluationResult result = Pack.Evaluate(
            $"{Concepts}{Rule("a", "< 130 mm[Hg]")}{Rule("b", "< 140 mm[Hg]")}\nresolutions: [ {{ measure: bp, when: {{ condition: c }}, prefer: strictest, because: r }} ]",
            "conditions: [a, b, { is: c, status: unknown }], observations: [ { bp: \"110 mm[Hg]\", on: 2026-01-10 } ]");
        Words(result.Targets.Single()).Should().Be("Unknown -");
        result.Gaps.Should().ContainSingle(static g => g.Missing == "c").Which.Rules.Should().Equal("a-bp", "b-bp");
    }

    [Trait("Clause", "16.5")]
    [Theory]
    [InlineData("", "bp: not recorded")]
    [InlineData("{ bp: \"110 mm[Hg]\", on: 2025-01-31 }", "bp: none in 12 months (last 2025-01-31)")]
    [InlineData("{ bp: \"110 kg\", on: 2026-01-31 }", "bp: unit not understood")]
    [InlineData("{ bp: \"110 mm[Hg]\", on: 2026-01-30 }, { bp: \"110 kg\", on: 2026-01-31 }", "bp: unit not understood")]
    public void Without_a_usable_latest_value_the_status_is_unknown_and_names_the_gap(string observations, string gap)
    {
        EvaluationResult result = Pack.Evaluate($"{Concepts}{Rule("a", "< 130 mm[Hg]")}", $"conditions: [a], observations: [ {observations} ]");
        Words(result.Targets.Single()).Should().Be("Unknown < 130 mm[Hg]");
        result.Targets.Single().Current.Should().BeNull();
        result.Gaps.Select(static g => $"{g.Missing}: {g.Reason}").Should().Equal(gap);
        result.Gaps[0].Rules.Should().Equal("a-bp");
    }

    [Trait("Clause", "16.6")]
    [Theory]
    [InlineData("< 140 mm[Hg]", "Met < 140 mm[Hg]")]
    [InlineData("<= 140 mm[Hg]", "Conflict -")]
    [InlineData("< 150 mm[Hg]", "Conflict -")]
    public void An_agreed_goal_is_a_target_and_its_comparator_matters(string aim, string expected)
    {
        EvaluationResult result = Pack.Evaluate(
            $"{Concepts}{Rule("a", "< 140 mm[Hg]")}",
            $"conditions: [a], goals: [ {{ measure: bp, aim: \"{aim}\", source: Goal/1 }} ], observations: [ {{ bp: \"130 mm[Hg]\", on: 2026-01-10 }} ]");
        Words(result.Targets.Single()).Should().Be(expected);
        result.Targets.Single().From.Select(static s => s.Rule ?? s.Goal).Should().Equal("a-bp", "Goal/1");
    }

    [Trait("Clause", "16.9")]
    [Theory]
    [InlineData("active", "NotMet < 120 mm[Hg]")]
    [InlineData("proposed", "Individualise -")]
    [InlineData("completed", "Individualise -")]
    [InlineData("unknown", "Unknown -")]
    public void Agreed_is_the_goal_in_force_and_without_one_individual(string status, string expected) =>
        Words(Target(
            "< 130 mm[Hg]", "< 140 mm[Hg]",
            $"conditions: [a, b], goals: [ {{ measure: bp, aim: \"< 120 mm[Hg]\", status: {status} }} ], observations: [ {{ bp: \"125 mm[Hg]\", on: 2026-01-10 }} ]",
            "resolutions: [ { measure: bp, prefer: agreed, because: r } ]")).Should().Be(expected);

    [Fact]
    public void Agreed_is_not_known_where_goals_were_not_supplied()
    {
        EvaluationResult result = Pack.Evaluate(
            $"{Concepts}{Rule("a", "< 130 mm[Hg]")}\nresolutions: [ {{ measure: bp, prefer: agreed, because: r }} ]", "conditions: [a], not-supplied: [goals]");
        Words(result.Targets.Single()).Should().Be("Unknown -");
        result.Gaps.Select(static g => g.Missing).Should().Contain("goals");
    }

    [Trait("Clause", "16.23")]
    [Theory]
    // Supplied and none in it: nothing is missing.
    [InlineData("conditions: [a]", "")]
    // What the rules aim at stands, but an agreed goal may differ.
    [InlineData("conditions: [a], not-supplied: [goals]", "goals: goals were not supplied (a-bp); would be a target, where one was agreed")]
    // Nothing is aimed at: no word.
    [InlineData("conditions: [b], not-supplied: [goals]", "")]
    public void Goals_that_were_not_supplied_are_a_gap_beside_every_target(string patient, string expected)
    {
        EvaluationResult result = Pack.Evaluate($"{Concepts}{Rule("a", "< 130 mm[Hg]")}", $"{patient}, observations: [ {{ bp: \"120 mm[Hg]\", on: 2026-01-10 }} ]");
        Gaps(result).Should().Be(expected);
        result.Targets.Should().NotContain(static t => t.Status != TargetStatus.Met);
    }

    [Trait("Clause", "16.24")]
    [Theory]
    // No code, or none that any concept could hold: it may aim at any measure. A coded one that no rule knows aims at something else.
    [InlineData(null, "8480-6", "Met", "goals: a goal has a target whose measure has no usable code (a-bp); would be a target")]
    [InlineData("https://example.org/home", "8480-6", "Met", "goals: a goal has a target whose measure has no usable code (a-bp); would be a target")]
    [InlineData("http://loinc.org", "41950-7", "Met", "")]
    // The measure is known and the aim is not: what is in effect is not known.
    [InlineData("http://loinc.org", "8480-6", "Unknown", "goals: a goal has no aim that can be read (a-bp)")]
    public void A_goal_that_cannot_be_used_is_a_gap(string? system, string code, string status, string expected)
    {
        RuleSet rules = Pack.Compile($"{Concepts}{Rule("a", "< 130 mm[Hg]")}");
        bool hasAim = expected.Length == 0 || !expected.Contains("no aim", StringComparison.Ordinal);
        PatientRecord patient = new PatientRecordBuilder().SupplyAll()
            .Conditions([new ConditionFact { Source = "Condition/1", Code = new Code("snomed", "1"), ClinicalStatus = ClinicalStatus.Active }])
            .Observations([new ObservationFact { Source = "Observation/1", Code = new Code("loinc", "8480-6"), Effective = PartialDate.Of(new DateOnly(2026, 1, 10)), Value = new Quantity(120, "mm[Hg]"), Status = FactStatus.Final }])
            .Add(new CareFact
            {
                Source = "Goal/1",
                Item = CareItem.Goal,
                Status = FactStatus.Active,
                Targets = [new GoalTarget { Measure = system is null ? [] : [new Code(system, code)], High = hasAim ? new Quantity(140, "mm[Hg]", QuantityComparator.LessThan) : null }],
            })
            .Build();
        EvaluationResult result = rules.Evaluate(patient, new DateOnly(2026, 2, 1));
        result.Targets.Single().Status.ToString().Should().Be(status);
        Gaps(result).Should().Be(expected);
    }

    private static string Gaps(EvaluationResult result) => string.Join(" | ", result.Gaps.Where(static g => g.Missing == "goals")
        .Select(static g => $"{g.Missing}: {g.Reason} ({string.Join(", ", g.Rules)}){(g.Would is { } would ? $"; would {would}" : "")}"));

    [Trait("Clause", "16.6")]
    [Fact]
    public void A_goal_alone_is_a_target() =>
        Words(Pack.Evaluate(
            $"{Concepts}{Rule("a", "< 130 mm[Hg]")}",
            "goals: [ { measure: bp, aim: \"120..139 mm[Hg]\" } ], observations: [ { bp: \"139 mm[Hg]\", on: 2026-01-10 } ]").Targets.Single())
            .Should().Be("Met 120..139 mm[Hg]");

    [Fact]
    public void Nobody_aims_no_target() =>
        Pack.Evaluate($"{Concepts}{Rule("a", "< 130 mm[Hg]")}", "conditions: [b]").Targets.Should().BeEmpty();
}
