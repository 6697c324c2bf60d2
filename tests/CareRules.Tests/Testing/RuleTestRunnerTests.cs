using CareRules.Testing;
using CareRules.Tests.Support;

namespace CareRules.Tests.Testing;

/// <summary>What a rule test may expect: each expectation passes when it holds and fails when it does not.</summary>
public sealed class RuleTestRunnerTests
{
    private const string Rules = """
        concepts:
          illness: { kind: condition, title: illness, codes: { snomed: ["1"] } }
          other: { kind: condition, title: other, codes: { snomed: ["2"] } }
          drug: { kind: medication, title: drug, codes: { atc: [A01AA01] } }
          bp: { kind: observation, title: BP, unit: "mm[Hg]", step: 1, valid-for: 12 months, plausible: "50..300 mm[Hg]", codes: { loinc: ["8480-6"] } }
        rules:
          - { id: grave, title: Grave, category: burden, when: { condition: illness }, recommend: { severity: high, action: { stop: drug }, text: Text. } }
          - { id: slight, title: Slight, category: burden, when: { condition: other }, recommend: { severity: low, action: { start: drug }, text: Text. } }
          - { id: open, title: Open, category: monitoring, when: { all: [ { condition: illness }, { observation: bp, latest: ">= 140 mm[Hg]" } ] }, recommend: { severity: moderate, text: Text. } }
          - { id: draft, title: Draft, category: burden, when: { condition: illness }, governance: { status: draft }, recommend: { severity: info, text: Text. } }
          - { id: aim, title: Aim, category: target, when: { condition: illness }, target: { measure: bp, aim: "< 140 mm[Hg]" } }
          - { id: watch, title: Watch, category: monitoring, when: { condition: illness }, review: { items: [ { check: bp, every: 6 months } ] } }
        """;

    private const string Ill = "age: 70, conditions: [illness]";

    private const string Both = "age: 70, conditions: [illness, other]";

    private const string Measured = "age: 70, conditions: [illness], observations: [ { bp: \"120 mm[Hg]\", on: 2026-01-03 } ]";

    [Trait("Clause", "18.1")]
    [Theory]
    [InlineData(Ill, "fires: [grave]", true)]
    [InlineData(Ill, "fires: [slight]", false)]
    [InlineData(Ill, "fires: [open]", false)]
    [InlineData(Ill, "silent: [slight]", true)]
    [InlineData(Ill, "silent: [grave]", false)]
    [InlineData(Ill, "silent: [open]", false)]
    [InlineData(Ill, "undetermined: [open]", true)]
    [InlineData(Ill, "undetermined: [grave]", false)]
    [InlineData(Measured, "undetermined: [open]", false)]
    [InlineData(Ill, "fires: [grave], silent: [slight], undetermined: [open]", true)]
    public void Each_rule_must_come_out_as_it_is_named(string patient, string expect, bool passes) => Passes(patient, expect).Should().Be(passes);

    [Trait("Clause", "18.2")]
    [Theory]
    [InlineData(Ill, "gaps: [bp]", true)]
    [InlineData(Measured, "gaps: [bp]", false)]
    [InlineData("age: 70, not-supplied: [conditions]", "gaps: [conditions]", true)]
    [InlineData(Ill, "gaps: [conditions]", false)]
    public void A_gap_must_be_listed(string patient, string expect, bool passes) => Passes(patient, expect).Should().Be(passes);

    [Trait("Clause", "18.3")]
    [Theory]
    [InlineData(Measured, "fires: [grave], nothing-else: true", true)]
    [InlineData(Measured, "silent: [slight], nothing-else: true", false)]
    [InlineData("age: 70", "silent: [grave], nothing-else: true", true)]
    [InlineData(Both, "fires: [grave, slight], nothing-else: true", false)]
    [InlineData(Both, "fires: [grave, slight], conflicts: [drug], reviews: { bp: due }, nothing-else: true", true)]
    public void Nothing_else_forbids_what_is_not_named(string patient, string expect, bool passes) => Passes(patient, expect).Should().Be(passes);

    [Trait("Clause", "18.4")]
    [Theory]
    [InlineData("age: 70, conditions: [other]", "at-most: low", true)]
    [InlineData("age: 70, conditions: [other]", "at-most: info", false)]
    [InlineData(Measured, "at-most: low", false)]
    [InlineData(Measured, "fires: [grave], at-most: low", true)]
    public void At_most_forbids_what_is_graver_and_not_named(string patient, string expect, bool passes) => Passes(patient, expect).Should().Be(passes);

    [Trait("Clause", "18.5")]
    [Theory]
    [InlineData(Measured, "targets: { bp: \"< 140 mm[Hg]\" }", true)]
    [InlineData(Measured, "targets: { bp: \"< 130 mm[Hg]\" }", false)]
    [InlineData("age: 70", "targets: { bp: \"< 140 mm[Hg]\" }", false)]
    [InlineData(Measured, "reviews: { bp: not-due }", true)]
    [InlineData(Ill, "reviews: { bp: due }", true)]
    [InlineData(Ill, "reviews: { bp: overdue }", false)]
    [InlineData("age: 70", "reviews: { bp: due }", false)]
    [InlineData(Both, "conflicts: [drug]", true)]
    [InlineData(Ill, "conflicts: [drug]", false)]
    public void Targets_reviews_and_conflicts_are_those_of_the_result(string patient, string expect, bool passes) => Passes(patient, expect).Should().Be(passes);

    [Trait("Clause", "18.6")]
    [Theory]
    [InlineData("fires: [draft]", true)]
    [InlineData("silent: [draft]", false)]
    [InlineData("fires: [grave, draft]", true)]
    public void A_draft_speaks_where_it_is_named(string expect, bool passes) => Passes(Ill, expect).Should().Be(passes);

    [Trait("Clause", "18.7")]
    [Fact]
    public void A_threshold_is_tried_one_step_below_at_and_above()
    {
        RuleSet rules = Compile("age: 70, conditions: [illness], observations: [ { bp: \"150 mm[Hg]\", on: 2026-01-03 } ]", "fires: [open]");
        rules.BoundaryTests.Select(static t => t.Name).Should().Equal("open: bp of 139 mm[Hg] is silent", "open: bp of 140 mm[Hg] fires", "open: bp of 141 mm[Hg] fires");
        RuleTestReport report = RuleTestRunner.Run(rules);
        report.Results.Should().HaveCount(4, "the written test and those that are made from it");
        report.Passed.Should().BeTrue();
        Compile(Ill, "undetermined: [open]").BoundaryTests.Should().BeEmpty("no written test fires");
    }

    private static bool Passes(string patient, string expect) => RuleTestRunner.Run(Compile(patient, expect)).Results[0].Passed;

    private static RuleSet Compile(string patient, string expect) =>
        Pack.Compile($"{Rules}\ntests:\n  - {{ name: test, as-of: 2026-02-01, patient: {{ {patient} }}, expect: {{ {expect} }} }}\n");
}
