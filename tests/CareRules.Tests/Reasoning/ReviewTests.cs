using CareRules.Tests.Support;

namespace CareRules.Tests.Reasoning;

/// <summary>Reviews: rule language, section 5; the dates were worked out with a calendar.</summary>
public sealed class ReviewTests
{
    private const string Concepts = """
        concepts:
          lithium: { kind: medication, title: lithium, codes: { atc: [N05AN01] } }
          ckd: { kind: condition, title: CKD, codes: { snomed: ["1"] } }
          level: { kind: observation, title: lithium level, unit: mmol/L, valid-for: 6 months, codes: { loinc: ["1"] } }
          visit: { kind: encounter, title: lithium clinic, codes: { snomed: ["9"] } }
          other-visit: { kind: encounter, title: other clinic, codes: { snomed: ["10"] } }
        rules:
        """;

    private static string Rule(string id, string when, string every, string more = "") =>
        $"\n  - {{ id: {id}, title: {id}, category: monitoring, when: {{ {when} }}, review: {{ items: [ {{ check: level, every: {every} }} ], responsible: nurse{more} }} }}";

    private static ReviewDue Review(string patient, string rules, string asOf = "2026-02-01") => Pack.Evaluate(Concepts + rules, patient, asOf).Reviews.Single();

    [Trait("Clause", "16.15, 16.16")]
    [Theory]
    // Every 3 months, 4 weeks early, 4 weeks late; last 2025-11-01: due 2026-02-01, from 2026-01-04, by 2026-03-01.
    [InlineData("2026-01-03", ReviewStatus.NotDue, 0)]
    [InlineData("2026-01-04", ReviewStatus.Due, 0)]
    [InlineData("2026-02-01", ReviewStatus.Due, 0)]
    [InlineData("2026-03-01", ReviewStatus.Due, 0)]
    [InlineData("2026-03-02", ReviewStatus.Overdue, 29)]
    public void A_review_is_due_from_early_until_grace_has_passed(string asOf, ReviewStatus status, int days)
    {
        ReviewDue review = Review("medications: [lithium], observations: [ { level: 0.6 mmol/L, on: 2025-11-01 } ]", Rule("r", "medication: lithium", "3 months", ", early: 4 weeks, grace: 4 weeks"), asOf);
        review.Status.Should().Be(status);
        review.Due.Should().Be(new DateOnly(2026, 2, 1));
        review.OverdueDays.Should().Be(days);
        review.Next.Should().Be(string.CompareOrdinal(asOf, "2026-02-01") < 0 ? new DateOnly(2026, 2, 1) : null);
    }

    [Trait("Clause", "16.15")]
    [Theory]
    // Without early and grace: due on the day, overdue on the next. 31 August and 6 months is 28 February.
    [InlineData("2025-08-31", "6 months", "2026-02-27", ReviewStatus.NotDue)]
    [InlineData("2025-08-31", "6 months", "2026-02-28", ReviewStatus.Due)]
    [InlineData("2025-08-31", "6 months", "2026-03-01", ReviewStatus.Overdue)]
    [InlineData("2024-02-29", "1 year", "2025-02-28", ReviewStatus.Due)]
    // A partial date decides where all its days agree.
    [InlineData("2025-01", "6 months", "2026-02-01", ReviewStatus.Overdue)]
    [InlineData("2025-08", "6 months", "2026-02-10", ReviewStatus.Unknown)]
    [InlineData("2025-08", "6 months", "2026-01-31", ReviewStatus.NotDue)]
    public void Dates_are_reckoned_by_the_calendar(string last, string every, string asOf, ReviewStatus expected) =>
        Review($"medications: [lithium], observations: [ {{ level: 0.6 mmol/L, on: {last} }} ]", Rule("r", "medication: lithium", every), asOf).Status.Should().Be(expected);

    [Trait("Clause", "16.17")]
    [Fact]
    public void Never_done_is_due_at_once()
    {
        ReviewDue review = Review("medications: [lithium]", Rule("r", "medication: lithium", "3 months"));
        (review.Status, review.Due, review.Last).Should().Be((ReviewStatus.Due, new DateOnly(2026, 2, 1), null));
    }

    [Trait("Clause", "16.17")]
    [Fact]
    public void A_value_that_is_said_to_be_absent_was_never_done() =>
        Review("medications: [lithium], observations: [ { is: level, on: 2026-01-01, absent: true } ]", Rule("r", "medication: lithium", "3 months")).Status.Should().Be(ReviewStatus.Due);

    [Trait("Clause", "16.18")]
    [Theory]
    [InlineData("not-supplied: [observations]")]
    [InlineData("not-supplied: [observations], observations: [ { level: 0.6 mmol/L, on: 2025-01-01 } ]")]
    [InlineData("reaches-back: { observations: 2025-11-01 }")]
    [InlineData("observations: [ { level: 0.6 mmol/L, on: 2026-01-20, status: unknown } ]")]
    public void Where_the_record_may_hold_a_later_one_the_status_is_unknown_and_names_the_gap(string patient)
    {
        EvaluationResult result = Pack.Evaluate(Concepts + Rule("r", "medication: lithium", "3 months"), $"medications: [lithium], {patient}");
        result.Reviews.Single().Status.Should().Be(ReviewStatus.Unknown);
        result.Reviews.Single().Due.Should().BeNull();
        result.Gaps.Should().ContainSingle().Which.Rules.Should().Equal("r");
        result.Recommendations.Should().BeEmpty();
    }

    [Trait("Clause", "16.18")]
    [Theory]
    // Every 3 months, as of 2026-02-01; the last that is shown was on 2025-06-01. A later one may have been made until the day before the reach.
    [InlineData("2025-12-01", ReviewStatus.Unknown)]
    [InlineData("2025-11-01", ReviewStatus.Overdue)]
    [InlineData("2025-06-01", ReviewStatus.Overdue)]
    public void One_after_the_last_that_is_shown_may_lie_before_the_day_to_which_the_section_reaches(string since, ReviewStatus expected)
    {
        EvaluationResult result = Pack.Evaluate(
            Concepts + Rule("r", "medication: lithium", "3 months"),
            $"medications: [lithium], observations: [ {{ level: 0.6 mmol/L, on: 2025-06-01 }} ], reaches-back: {{ observations: {since} }}");
        result.Reviews.Single().Status.Should().Be(expected);
        result.Gaps.Select(static g => g.Missing).Should().Equal(expected == ReviewStatus.Unknown ? ["level"] : []);
    }

    [Trait("Clause", "16.19")]
    [Fact]
    public void The_earliest_of_several_wins_and_all_are_named()
    {
        ReviewDue review = Review(
            "medications: [lithium], conditions: [ckd], observations: [ { level: 0.6 mmol/L, on: 2025-10-01 } ]",
            Rule("a", "medication: lithium", "6 months") + Rule("b", "condition: ckd", "3 months"));
        (review.Status, review.Due).Should().Be((ReviewStatus.Overdue, new DateOnly(2026, 1, 1)));
        review.Rules.Should().Equal("b", "a");
    }

    [Trait("Clause", "16.19")]
    [Fact]
    public void The_shorter_grace_holds_although_another_rule_is_due_first()
    {
        // a: due 2026-01-01, by 2026-03-26; b: due 2026-01-20, by 2026-01-20.
        ReviewDue review = Review(
            "medications: [lithium], conditions: [ckd], observations: [ { level: 0.6 mmol/L, on: 2025-10-01 } ]",
            Rule("a", "medication: lithium", "3 months", ", grace: 12 weeks") + Rule("b", "condition: ckd", "111 days"));
        (review.Status, review.Due, review.OverdueDays).Should().Be((ReviewStatus.Overdue, new DateOnly(2026, 1, 1), 31));
    }

    [Trait("Clause", "16.20")]
    [Theory]
    // Last 2025-10-01. The rule that holds: every 6 months, due 2026-04-01. The open one would bring it forward to 2026-01-01.
    [InlineData("6 months", "3 months", ReviewStatus.Unknown)]
    // Or not, or not to another status.
    [InlineData("6 months", "12 months", ReviewStatus.NotDue)]
    [InlineData("2 months", "1 month", ReviewStatus.Overdue)]
    public void A_rule_that_is_not_decided_makes_it_unknown_where_it_could_bring_the_status_forward(string certain, string open, ReviewStatus expected)
    {
        EvaluationResult result = Pack.Evaluate(
            Concepts + Rule("a", "medication: lithium", certain) + Rule("b", "condition: ckd", open),
            "medications: [lithium], conditions: [ { is: ckd, status: unknown } ], observations: [ { level: 0.6 mmol/L, on: 2025-10-01 } ]");
        result.Reviews.Single().Status.Should().Be(expected);
        result.Gaps.Any(static g => g.Rules.Contains("b")).Should().Be(expected == ReviewStatus.Unknown);
    }

    [Fact]
    public void A_check_that_is_due_whatever_is_missing_is_said_and_planned()
    {
        // a: due 2026-01-25 to 2026-02-22, so due now. b, if it holds: due 2025-11-01, so overdue.
        EvaluationResult result = Pack.Evaluate(
            Concepts + Rule("a", "medication: lithium", "116 days", ", grace: 4 weeks") + Rule("b", "condition: ckd", "1 month"),
            "medications: [lithium], conditions: [ { is: ckd, status: unknown } ], observations: [ { level: 0.6 mmol/L, on: 2025-10-01 } ]");
        result.Reviews.Single().Status.Should().Be(ReviewStatus.Unknown);
        result.Recommendations.Select(static r => $"{r.Severity} {r.Id}").Should().Equal("Low review:level");
        result.Plan!.Visits.Should().ContainSingle().Which.Checks.Should().Equal("level");
    }

    [Trait("Clause", "16.21")]
    [Theory]
    [InlineData("{ is: other-visit, status: booked, on: 2026-03-01 }", "2026-03-01")]
    [InlineData("{ is: other-visit, status: booked, on: 2026-01-31 }", null)]
    [InlineData("{ is: other-visit, on: 2026-01-31 }", null)]
    public void A_booked_encounter_is_named(string encounter, string? booked) =>
        Review($"medications: [lithium], encounters: [ {encounter} ]", Rule("r", "medication: lithium", "3 months")).Booked?.ToString().Should().Be(booked);

    [Trait("Clause", "16.21")]
    [Fact]
    public void A_booked_encounter_of_the_kind_that_is_checked_goes_first()
    {
        string rule = "\n  - { id: r, title: r, category: monitoring, when: { medication: lithium }, review: { items: [ { check: visit, every: 3 months } ] } }";
        Review("medications: [lithium], encounters: [ { is: other-visit, status: booked, on: 2026-02-10 }, { is: visit, status: booked, on: 2026-03-01 } ]", rule)
            .Booked?.ToString().Should().Be("2026-03-01");
    }

    [Fact]
    public void An_overdue_check_is_recommended_by_the_engine()
    {
        Recommendation said = Pack.Evaluate(
            Concepts + Rule("r", "medication: lithium", "3 months"), "medications: [lithium], observations: [ { level: 0.6 mmol/L, on: 2025-06-01 } ]").Recommendations.Single();
        (said.Id, said.Kind, said.Severity, said.Category).Should().Be(("review:level", RecommendationKind.Review, Severity.Moderate, RuleCategory.Monitoring));
        said.Text.Should().Be("Lithium level is overdue by 153 days; the last was on 2025-06-01.");
        said.Rules.Should().Equal("r");
        said.Facts.Select(static f => f.Source).Should().Equal("medications/1", "observations/1");
    }
}
