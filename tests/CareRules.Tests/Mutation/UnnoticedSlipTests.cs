using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Tests.Support;

namespace CareRules.Tests.Mutation;

/// <summary>Slips in rules, and which of them the tests of a pack notice. Each list was written from the rule and its tests.</summary>
public sealed class UnnoticedSlipTests
{
    private const string Concepts = """
        concepts:
          hf: { kind: condition, title: heart failure, codes: { snomed: ["84114007"] } }
          gout: { kind: condition, title: gout, codes: { snomed: ["90560007"] } }
          nsaid: { kind: medication, title: NSAID, codes: { atc: ["M01A"] } }
          ppi: { kind: medication, title: PPI, codes: { atc: ["A02BC"] } }
          egfr: { kind: observation, title: eGFR, unit: "mL/min/{1.73_m2}", valid-for: 12 months, step: 1, codes: { loinc: ["33914-3"] } }
        """;

    private const string Both = "{ all: [ { condition: hf }, { medication: nsaid } ] }";

    private const string Fires = "{ name: fires, as-of: 2026-02-01, patient: { conditions: [hf], medications: [nsaid] }, expect: { fires: [r] } }";

    private const string WithoutNsaid = "{ name: no NSAID, as-of: 2026-02-01, patient: { conditions: [hf], medications: [] }, expect: { silent: [r] } }";

    private const string WithoutHf = "{ name: no heart failure, as-of: 2026-02-01, patient: { conditions: [], medications: [nsaid] }, expect: { silent: [r] } }";

    private const string Any = "`all` is read as `any`";

    private const string NoHf = "this is left out: heart failure recorded";

    private const string NoNsaid = "this is left out: taking NSAID";

    [Trait("Clause", "18.15")]
    [Theory]
    [InlineData(Fires, 3, Any, NoHf, NoNsaid)]
    [InlineData($"{Fires}, {WithoutNsaid}", 3, NoHf, NoNsaid + "!")]
    [InlineData($"{Fires}, {WithoutHf}", 3, NoNsaid, NoHf + "!")]
    [InlineData($"{Fires}, {WithoutHf}, {WithoutNsaid}", 3)]
    [InlineData("", 3, Any, NoHf, NoNsaid)]
    // A test that fails as the rule stands shows nothing.
    [InlineData("{ name: wrong, as-of: 2026-02-01, patient: { conditions: [hf], medications: [nsaid] }, expect: { silent: [r] } }", 3, Any, NoHf, NoNsaid)]
    // Whoever must hear nothing else, or nothing so grave, need not name the rule.
    [InlineData("{ name: well, as-of: 2026-02-01, patient: { conditions: [hf], medications: [] }, expect: { nothing-else: true } }", 3, NoHf)]
    [InlineData("{ name: well, as-of: 2026-02-01, patient: { conditions: [hf], medications: [] }, expect: { at-most: moderate } }", 3, NoHf)]
    [InlineData("{ name: well, as-of: 2026-02-01, patient: { conditions: [hf], medications: [] }, expect: { at-most: high } }", 3, Any, NoHf, NoNsaid)]
    public void Each_part_of_a_rule_needs_a_test_that_misses_it_alone(string tests, int made, params string[] unnoticed) =>
        Check(Rule(Both, tests), made, [.. unnoticed.Where(static u => !u.EndsWith('!'))]);

    [Theory]
    [InlineData("egfr: 20", "egfr: 30", "`< 30 mL/min/{1.73_m2}` is read as `< 300 mL/min/{1.73_m2}`!")]
    [InlineData("egfr: 20", "egfr: 31", "`< 30 mL/min/{1.73_m2}` is read as `<= 30 mL/min/{1.73_m2}`")]
    [InlineData("egfr: 20", "egfr: 300", "`< 30 mL/min/{1.73_m2}` is read as `<= 30 mL/min/{1.73_m2}`", "`< 30 mL/min/{1.73_m2}` is read as `< 300 mL/min/{1.73_m2}`")]
    public void A_limit_needs_a_value_at_it_and_one_beyond_it(string firing, string silent, params string[] unnoticed) => Check(
        Rule("{ observation: egfr, latest: \"< 30 mL/min/{1.73_m2}\" }", $"{Valued(firing, "2026-01-01", "fires")}, {Valued(silent, "2026-01-01", "silent")}"),
        2, [.. unnoticed.Where(static u => !u.EndsWith('!'))]);

    [Theory]
    [InlineData("2025-12-01", "2025-10-31")]
    [InlineData("2026-02-01", "2025-10-31", "`within: 3 months` is read as 1 day")]
    [InlineData("2025-12-01", null, "`within: 3 months` has no bound")]
    public void A_window_needs_a_fact_well_within_and_one_before_it(string within, string? before, params string[] unnoticed) => Check(
        Rule("{ observation: egfr, within: 3 months }", Valued("egfr: 20", within, "fires") + (before is null ? "" : $", {Valued("egfr: 20", before, "silent")}")), 2, unnoticed);

    [Fact]
    public void An_author_s_choice_needs_a_patient_of_whom_it_is_not_known() => Check(
        Rule("{ all: [ { medication: nsaid }, { not: { medication: ppi, if-unknown: false } } ] }", $"{Medicines("[nsaid]", "fires")}, {Medicines("[nsaid, ppi]", "silent")}, {Medicines("[]", "silent")}"),
        6, ["`if-unknown: false` is left out", "`if-unknown: false` is read as `true`"]);

    [Trait("Clause", "18.15")]
    [Fact]
    public void A_slip_in_a_definition_is_noticed_by_the_tests_of_any_rule_that_names_it()
    {
        const string Tests = "{ name: fires, as-of: 2026-02-01, patient: { conditions: [hf], medications: [nsaid] }, expect: { fires: [r] } }, "
            + "{ name: other, as-of: 2026-02-01, patient: { conditions: [], medications: [nsaid, ppi] }, expect: { fires: [s], silent: [r] } }, "
            + "{ name: third, as-of: 2026-02-01, patient: { conditions: [hf], medications: [] }, expect: { silent: [r, s] } }";
        string pack = $"{Concepts}\ndefinitions:\n  risky: {Both}\nrules:\n"
            + $"  - {{ id: r, title: R, category: drug-disease, when: {{ is: risky }}, recommend: {{ severity: high, action: {{ stop: nsaid }}, text: T }}, tests: [ {Tests} ] }}\n"
            + "  - { id: s, title: S, category: drug-disease, when: { all: [ { medication: ppi }, { not: { is: risky } } ] }, recommend: { severity: low, action: { stop: ppi }, text: T } }\n";
        // Of `s` itself: `all` read as `any`, the PPI left out, `not risky` left out (nobody has both), `not` left out.
        Check(pack, 7, ["this is left out: not: risky"]);
    }

    [Fact]
    public void Only_what_is_named_is_changed()
    {
        RuleSet rules = Pack.Compile(Rule(Both, Fires));
        rules.UnnoticedSlips(out int none, only: ["test/other"]).Should().BeEmpty();
        none.Should().Be(0);
        rules.UnnoticedSlips(out int all, only: ["test/r"]).Should().HaveCount(3);
        all.Should().Be(3);
    }

    [Fact]
    public void The_finding_stands_at_the_criterion_and_the_search_can_be_stopped()
    {
        RuleSet rules = Pack.Compile(Rule(Both, Fires));
        Diagnostic first = rules.UnnoticedSlips(out _)[0];
        (first.Code, first.Severity).Should().Be(("CR2018", DiagnosticSeverity.Info));
        first.Message.Should().Be("No test of `r` fails when `all` is read as `any`.");
        Action stopped = () => rules.UnnoticedSlips(out _, cancellationToken: new CancellationToken(canceled: true));
        stopped.Should().Throw<OperationCanceledException>();
    }

    private static string Rule(string when, string tests) =>
        $"{Concepts}\nrules:\n  - {{ id: r, title: R, category: drug-disease, when: {when}, recommend: {{ severity: high, action: {{ stop: nsaid }}, text: T }}, tests: [ {tests} ] }}\n";

    private static string Valued(string value, string on, string outcome) =>
        $"{{ name: {outcome} {value[6..]} {on}, as-of: 2026-02-01, patient: {{ observations: [ {{ {value} mL/min/{{1.73_m2}}, on: {on} }} ] }}, expect: {{ {outcome}: [r] }} }}".Replace("{1.73_m2},", "{1.73_m2}\",", StringComparison.Ordinal).Replace("egfr: ", "egfr: \"", StringComparison.Ordinal);

    private static string Medicines(string medicines, string outcome) =>
        $"{{ name: \"{medicines}\", as-of: 2026-02-01, patient: {{ medications: {medicines} }}, expect: {{ {outcome}: [r] }} }}";

    private static void Check(string pack, int made, string[] unnoticed)
    {
        ImmutableArray<Diagnostic> found = Pack.Compile(pack).UnnoticedSlips(out int all);
        found.Select(static d => d.Message[(d.Message.IndexOf(" when ", StringComparison.Ordinal) + 6)..^1]).Should().BeEquivalentTo(unnoticed);
        all.Should().Be(made);
    }
}
