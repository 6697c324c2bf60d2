using System.Collections.Immutable;

namespace CareRules.Tests.Facade;

/// <summary>One rule switched off or lowered by code has the effect that a local pack's entry has, and is never silent.</summary>
public sealed class HostChangeTests
{
    private const string Pack = """
        concepts:
          illness: { kind: condition, title: illness, codes: { snomed: ["1"] } }
          grave-illness: { kind: condition, title: grave illness, codes: { snomed: ["9"] } }
          bp: { kind: observation, title: BP, unit: "mm[Hg]", valid-for: 12 months, codes: { loinc: ["8480-6"] } }
        rules:
          - { id: ill, title: Ill, category: drug-disease, when: { condition: illness }, evidence: [ { source: S } ], recommend: { severity: high, text: "Text {illness}." } }
          - { id: aim, title: Aim, category: target, when: { condition: illness }, evidence: [ { source: S } ], target: { measure: bp, aim: "< 130 mm[Hg]", direction: lower } }
          - { id: kept, title: Kept, category: drug-disease, when: { condition: grave-illness }, evidence: [ { source: S } ], governance: { protected: true }, recommend: { severity: critical, text: Text. } }
        """;

    private static readonly DateOnly AsOf = new(2026, 2, 1);

    [Fact]
    public void A_disabled_rule_is_not_evaluated_and_the_result_names_the_host_and_the_reason()
    {
        EvaluationResult result = Evaluate(RuleSet.Compile(static o => o.AddPack(Source("one")).Disable("ill", "The nurses do this.")));
        result.Recommendations.Should().BeEmpty();
        result.OutcomeOf("ill").Should().Be(RuleOutcomeKind.NotEvaluated);
        RuleNotInForce listed = result.Completeness.NotInForce.Should().ContainSingle().Subject;
        (listed.Rule, listed.Why, listed.By, listed.Because).Should().Be(("ill", "disabled", "the host", "The nurses do this."));
        result.ToJson().Should().Contain("""{"rule":"ill","why":"disabled","by":"the host","because":"The nurses do this."}""");
        result.Explain("ill").ToText().Should().Contain("Disabled by the host: The nurses do this.");
    }

    [Fact]
    public void Who_decided_it_is_named_where_the_host_says_so()
    {
        EvaluationResult result = Evaluate(RuleSet.Compile(static o => o.AddPack(Source("one")).Disable("one/ill", "The nurses do this.", approvedBy: "C. Officer")));
        result.Completeness.NotInForce.Should().ContainSingle().Which.By.Should().Be("C. Officer");
        result.Explain("ill").ToText().Should().Contain("Disabled by the host (C. Officer): The nurses do this.");
    }

    [Fact]
    public void Every_form_of_a_result_says_what_is_switched_off_by_whom_and_why()
    {
        EvaluationResult result = Evaluate(RuleSet.Compile(static o => o.AddPack(Source("one")).Disable("kept", "It fires wrongly.", approvedBy: "C. Officer")));
        const string Said = "Not in force: kept is disabled by C. Officer: It fires wrongly.";
        result.ToText().Should().Contain(Said);
        result.ToHtml().Should().Contain(Said);
        result.ToMarkdown().Replace("\\", "", StringComparison.Ordinal).Should().Contain(Said);
        EvaluationResult.Parse(result.ToJson()).Completeness.NotInForce.Should().ContainSingle().Which.By.Should().Be("C. Officer");
    }

    [Theory]
    [InlineData(Severity.Low, "CR1041")]
    [InlineData(Severity.High, null)]
    [InlineData(Severity.Critical, null)]
    public void A_severity_is_set_and_lowering_it_is_a_warning(Severity severity, string? code)
    {
        (RuleSet? rules, ImmutableArray<Diagnostic> found) = Compile(o => o.AddPack(Source("one")).SetSeverity("ill", severity, "Our audit."));
        found.Select(static d => d.Code).Should().Equal(code is null ? [] : [code]);
        EvaluationResult result = Evaluate(rules!);
        result.Recommendations.Single(static r => r.Id == "ill").Severity.Should().Be(severity);
        result.Explain("ill").ToText().Should().Contain("by the host: Our audit.");
        result.Explain("aim").ToText().Should().NotContain("Our audit.");
        result.Completeness.NotInForce.Should().BeEmpty();
    }

    [Fact]
    public void A_rule_that_does_not_exist_is_one_error_that_names_the_nearest() =>
        Compile(static o => o.AddPack(Source("one")).Disable("il", "Because.")).Found.Should().ContainSingle()
            .Which.Should().Match<Diagnostic>(static d => d.Code == "CR1001" && d.Severity == DiagnosticSeverity.Error && d.Message == "There is no rule called `il`." && d.Help!.Contains("`ill`", StringComparison.Ordinal) && d.Location.Path == "the host");

    [Fact]
    public void A_rule_that_several_packs_have_is_named_with_its_pack()
    {
        Compile(static o => o.AddPack(Source("one")).AddPack(Source("two")).Disable("ill", "Because.")).Found.Select(static d => d.Code).Should().Equal("CR1002");
        RuleSet rules = RuleSet.Compile(static o => o.AddPack(Source("one")).AddPack(Source("two")).Disable("two/ill", "Because."));
        EvaluationResult result = rules.Evaluate(PatientFile.Read("patient: { conditions: [one/illness] }\n", "patient", rules, AsOf).Patient, AsOf);
        result.OutcomeOf("one/ill").Should().Be(RuleOutcomeKind.Fired);
        result.OutcomeOf("two/ill").Should().Be(RuleOutcomeKind.NotEvaluated);
    }

    [Fact]
    public void A_rule_that_recommends_nothing_has_no_severity_to_set() =>
        Compile(static o => o.AddPack(Source("one")).SetSeverity("aim", Severity.Low, "Because.")).Found.Select(static d => d.Code).Should().Equal("CR1040");

    [Fact]
    public void The_same_thing_is_set_once_by_code_and_by_local_packs()
    {
        Compile(static o => o.AddPack(Source("one")).Disable("ill", "Because.").Disable("one/ill", "Because.")).Found.Select(static d => d.Code).Should().Equal("CR1039");
        RulePackSource local = RulePackSource.FromFiles("local", [new("pack.yaml", "pack: local\nversion: 1.0.0\nrequires: [ { pack: one } ]\noverrides: [ { rule: ill, disable: true, because: B. } ]\n")]);
        Compile(o => o.AddPack(Source("one")).AddPack(local).Disable("ill", "Because.")).Found.Select(static d => d.Code).Should().Equal("CR1039");
        Compile(static o => o.AddPack(Source("one")).Disable("ill", "Because.").Disable("aim", "Because.")).Found.Should().BeEmpty();
    }

    [Trait("Clause", "14.14")]
    [Fact]
    public void A_protected_rule_is_switched_off_or_lowered_only_by_somebody_who_is_named()
    {
        foreach (string? nobody in (string?[])[null, "", "  "])
        {
            Compile(o => o.AddPack(Source("one")).SetSeverity("kept", Severity.High, "Because.", nobody)).Found.Select(static d => d.Code).Should().Equal("CR1054");
            (RuleSet? none, ImmutableArray<Diagnostic> found) = Compile(o => o.AddPack(Source("one")).Disable("kept", "Because.", nobody));
            none.Should().BeNull();
            found.Should().ContainSingle().Which.Should().Match<Diagnostic>(static d => d.Code == "CR1054" && d.Severity == DiagnosticSeverity.Error && d.Message.Contains("`one/kept`", StringComparison.Ordinal) && d.Help!.Contains("approvedBy", StringComparison.Ordinal) && d.Location.Path == "the host");
        }

        (RuleSet? rules, ImmutableArray<Diagnostic> nothing) = Compile(static o => o.AddPack(Source("one")).Disable("kept", "It fires wrongly.", approvedBy: "C. Officer"));
        nothing.Should().BeEmpty();
        Evaluate(rules!).Completeness.NotInForce.Should().ContainSingle().Which.By.Should().Be("C. Officer");
        Compile(static o => o.AddPack(Source("one")).SetSeverity("kept", Severity.Critical, "Because.")).Found.Should().BeEmpty();
    }

    [Fact]
    public void Whether_a_rule_is_protected_can_be_asked() =>
        RuleSet.Compile(static o => o.AddPack(Source("one"))).Rules.Where(static r => r.Governance.IsProtected).Select(static r => r.Id).Should().Equal("kept");

    [Theory]
    [InlineData("ill", "")]
    [InlineData("ill", "  ")]
    [InlineData("", "Because.")]
    public void A_change_without_a_reason_or_a_rule_is_refused_where_it_is_written(string rule, string because)
    {
        FluentActions.Invoking(() => RuleSet.Compile(o => o.AddPack(Source("one")).Disable(rule, because))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => RuleSet.Compile(o => o.AddPack(Source("one")).SetSeverity(rule, Severity.Low, because))).Should().Throw<ArgumentException>();
    }

    private static RulePackSource Source(string pack) =>
        RulePackSource.FromFiles(pack, [new("pack.yaml", $"pack: {pack}\nversion: 1.0.0\n"), new("rules.yaml", Pack.ReplaceLineEndings("\n"))]);

    private static (RuleSet? Rules, ImmutableArray<Diagnostic> Found) Compile(Action<CareRulesOptions> configure)
    {
        RuleSet.TryCompile(configure, out RuleSet? rules, out ImmutableArray<Diagnostic> found);
        return (rules, found);
    }

    private static EvaluationResult Evaluate(RuleSet rules) =>
        rules.Evaluate(PatientFile.Read("patient: { conditions: [illness] }\n", "patient", rules, AsOf).Patient, AsOf);
}
