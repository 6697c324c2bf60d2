using System.Collections.Immutable;
using CareRules.Tests.Support;

namespace CareRules.Tests.Binding;

/// <summary>What a local pack may change in one that it requires, and that it is never silent.</summary>
public sealed class OverlayTests
{
    private const string Shared = """
        concepts:
          illness: { kind: condition, title: illness, codes: { snomed: ["1"] } }
          grave-illness: { kind: condition, title: grave illness, codes: { snomed: ["9"] } }
          bp: { kind: observation, title: BP, unit: "mm[Hg]", valid-for: 12 months, codes: { loinc: ["8480-6"] } }
        parameters:
          limit: { title: limit, value: "140 mm[Hg]" }
        rules:
          - { id: ill, title: Ill, category: drug-disease, when: { condition: illness }, evidence: [ { source: S } ], recommend: { severity: moderate, text: "Text {illness}." } }
          - { id: high, title: High, category: monitoring, when: { observation: bp, latest: ">= {limit}" }, evidence: [ { source: S } ], recommend: { severity: low, text: Text. } }
          - { id: kept, title: Kept, category: drug-disease, when: { condition: grave-illness }, evidence: [ { source: S } ], governance: { protected: true }, recommend: { severity: high, text: Text. } }
        """;

    private static readonly DateOnly AsOf = new(2026, 2, 1);

    [Trait("Clause", "14.7")]
    [Theory]
    [InlineData("high", Severity.High, null)]
    [InlineData("low", Severity.Low, "CR1041")]
    [InlineData("moderate", Severity.Moderate, null)]
    public void A_severity_is_set_and_lowering_it_is_a_warning(string word, Severity expected, string? code)
    {
        (RuleSet? rules, ImmutableArray<Diagnostic> found) = Compile($"{{ rule: ill, set: {{ severity: {word} }}, because: Audit. }}");
        found.Select(static d => d.Code).Should().Equal(code is null ? [] : [code]);
        found.All(static d => d.Severity == DiagnosticSeverity.Warning).Should().BeTrue();
        Evaluate(rules!, "conditions: [shared/illness]").Recommendations.Single().Severity.Should().Be(expected);
    }

    [Trait("Clause", "14.8")]
    [Fact]
    public void A_disabled_rule_is_not_evaluated_and_the_result_says_who_and_why()
    {
        RuleSet rules = Compiled("{ rule: shared/ill, disable: true, because: The nurses do this., approved-by: C. Officer, on: 2026-01-15 }");
        EvaluationResult result = Evaluate(rules, "conditions: [shared/illness]");
        result.Recommendations.Should().BeEmpty();
        result.OutcomeOf("shared/ill").Should().Be(RuleOutcomeKind.NotEvaluated);
        RuleNotInForce listed = result.Completeness.NotInForce.Should().ContainSingle().Subject;
        (listed.Rule, listed.Why, listed.Because).Should().Be(("ill", "disabled", "The nurses do this."));
        listed.By.Should().Contain("C. Officer");
    }

    [Trait("Clause", "14.9")]
    [Theory]
    [InlineData("150 mm[Hg]", null)]
    [InlineData("150 kg", "CR1023")]
    [InlineData("150", "CR1023")]
    public void A_parameter_is_set_in_its_own_unit(string value, string? code)
    {
        (RuleSet? rules, ImmutableArray<Diagnostic> found) = Compile($"{{ parameter: limit, value: \"{value}\", because: Agreed. }}");
        found.Select(static d => d.Code).Should().Equal(code is null ? [] : [code]);
        if (rules is not null)
        {
            Evaluate(rules, "observations: [ { shared/bp: \"149 mm[Hg]\", on: 2026-01-03 } ]").OutcomeOf("high").Should().Be(RuleOutcomeKind.Silent);
            Evaluate(rules, "observations: [ { shared/bp: \"150 mm[Hg]\", on: 2026-01-03 } ]").OutcomeOf("high").Should().Be(RuleOutcomeKind.Fired);
        }
    }

    [Trait("Clause", "14.10")]
    [Fact]
    public void Codes_are_added_to_a_concept_for_every_rule()
    {
        RuleSet rules = Compiled("{ concept: illness, add-codes: { \"https://example.org/local\": [ill] }, because: Our dictionary. }");
        Evaluate(rules, "conditions: [ { code: { \"https://example.org/local\": ill } } ]").OutcomeOf("ill").Should().Be(RuleOutcomeKind.Fired);
        Evaluate(rules, "conditions: [ { code: { snomed: \"1\" } } ]").OutcomeOf("ill").Should().Be(RuleOutcomeKind.Fired, "its own codes stay");
        Evaluate(rules, "conditions: [ { code: { \"https://example.org/local\": well } } ]").OutcomeOf("ill").Should().Be(RuleOutcomeKind.Silent);
    }

    [Trait("Clause", "14.5")]
    [Theory]
    [InlineData("{ rule: nobody, disable: true, because: B. }", "CR1001")]
    [InlineData("{ parameter: nobody, value: 1 kg, because: B. }", "CR1001")]
    [InlineData("{ concept: nobody, add-codes: { snomed: [\"2\"] }, because: B. }", "CR1001")]
    [InlineData("{ rule: other/rule, disable: true, because: B. }", "CR1001")]
    public void What_is_changed_belongs_to_a_pack_that_is_required(string entry, string code) =>
        Compile(entry).Found.Select(static d => d.Code).Should().Equal(code);

    [Trait("Clause", "14.6")]
    [Theory]
    [InlineData("{ rule: ill, disable: true }")]
    [InlineData("{ rule: ill, set: { severity: high } }")]
    [InlineData("{ parameter: limit, value: \"150 mm[Hg]\" }")]
    [InlineData("{ concept: illness, add-codes: { snomed: [\"2\"] } }")]
    public void Every_change_has_its_reason(string entry) =>
        Compile(entry).Found.Should().ContainSingle().Which.Should().Match<Diagnostic>(static d => d.Code == "CR0103" && d.Message.Contains("`because`", StringComparison.Ordinal));

    [Trait("Clause", "14.11")]
    [Theory]
    [InlineData("{ rule: ill, disable: true, because: B. }, { rule: shared/ill, disable: true, because: C. }", true)]
    [InlineData("{ rule: ill, set: { severity: high }, because: B. }, { rule: ill, set: { severity: critical }, because: C. }", true)]
    [InlineData("{ parameter: limit, value: \"150 mm[Hg]\", because: B. }, { parameter: limit, value: \"160 mm[Hg]\", because: C. }", true)]
    [InlineData("{ rule: ill, set: { severity: high }, because: B. }, { parameter: limit, value: \"160 mm[Hg]\", because: C. }", false)]
    [InlineData("{ concept: illness, add-codes: { snomed: [\"2\"] }, because: B. }, { concept: illness, add-codes: { snomed: [\"3\"] }, because: C. }", false)]
    public void The_same_thing_is_set_once(string entries, bool twice) =>
        Compile(entries).Found.Select(static d => d.Code).Should().Equal(twice ? ["CR1039"] : []);

    [Trait("Clause", "14.11")]
    [Fact]
    public void The_same_thing_is_set_once_over_all_packs()
    {
        const string Entry = "{ parameter: limit, value: \"150 mm[Hg]\", because: B. }";
        RuleSet.TryCompile([SharedPack(), Local("one", Entry), Local("two", Entry)], out _, out ImmutableArray<Diagnostic> found);
        found.Where(static d => d.Code != "CR2011").Select(static d => d.Code).Should().Equal("CR1039");
    }

    [Trait("Clause", "14.12")]
    [Theory]
    [InlineData("{ rule: ill, because: B. }")]
    [InlineData("{ rule: ill, disable: false, because: B. }")]
    [InlineData("{ parameter: limit, because: B. }")]
    [InlineData("{ because: B. }")]
    public void An_entry_that_changes_nothing_is_an_error(string entry) => Compile(entry).Found.Select(static d => d.Code).Should().Equal("CR1040");

    [Trait("Clause", "14.13")]
    [Theory]
    [InlineData("{ rule: ill, set: { severity: high }, because: Our audit. }", "ill")]
    [InlineData("{ concept: illness, add-codes: { \"https://example.org/local\": [ill] }, because: Our audit. }", "ill")]
    [InlineData("{ parameter: limit, value: \"150 mm[Hg]\", because: Our audit. }", "high")]
    [InlineData("{ rule: ill, disable: true, because: Our audit. }", "ill")]
    public void The_reason_stands_in_every_explanation_that_it_touched(string entry, string rule)
    {
        EvaluationResult result = Evaluate(Compiled(entry), "conditions: [shared/illness], observations: [ { shared/bp: \"160 mm[Hg]\", on: 2026-01-03 } ]");
        result.Explain(rule).ToText().Should().Contain("Our audit.");
        string other = rule == "ill" ? "high" : "ill";
        result.Explain(other).ToText().Should().NotContain("Our audit.");
    }

    [Trait("Clause", "14.14")]
    [Theory]
    [InlineData("rule: kept, disable: true", "CR1054")]
    [InlineData("rule: kept, disable: true, approved-by: C. Officer", "CR1054")]
    [InlineData("rule: kept, disable: true, on: 2026-01-15", "CR1054")]
    [InlineData("rule: kept, disable: true, approved-by: C. Officer, on: 2026-01-15", null)]
    [InlineData("rule: kept, set: { severity: moderate }", "CR1054")]
    [InlineData("rule: kept, set: { severity: moderate }, approved-by: C. Officer, on: 2026-01-15", "CR1041")]
    [InlineData("rule: kept, set: { severity: high }", null)]
    [InlineData("rule: kept, set: { severity: critical }", null)]
    [InlineData("rule: ill, disable: true", null)]
    public void A_protected_rule_is_weakened_only_with_a_name_and_a_day(string entry, string? code)
    {
        (RuleSet? rules, ImmutableArray<Diagnostic> found) = Compile($"{{ {entry}, because: Audit. }}");
        found.Select(static d => d.Code).Should().Equal(code is null ? [] : [code]);
        (rules is null).Should().Be(code == "CR1054", "a rule set without the protected rule is not made");
    }

    [Theory]
    [InlineData("fail", "CR1054")]
    [InlineData("pass", null)]
    public void The_samples_of_a_protected_rule_stand_in_a_local_pack(string kind, string? code)
    {
        string marked = File.ReadAllText(RepositoryRoot.At("tests", "CareRules.Tests", "Diagnostics", "Samples", $"CR1054.{kind}.yaml"));
        string text = marked.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);
        RuleSet.TryCompile([SharedPack(), RulePackSource.FromFiles("local", [new("pack.yaml", text)])], out _, out ImmutableArray<Diagnostic> found);
        found.Select(static d => d.Code).Should().Equal(code is null ? [] : [code]);
        found.Select(static d => (d.Location.Line, d.Location.Column)).Should().Equal(code is null ? [] : [(6, marked.Split('\n')[5].IndexOf('⟦', StringComparison.Ordinal) + 1)]);
    }

    private static RulePackSource SharedPack() => RulePackSource.FromFiles("shared", [new("pack.yaml", "pack: shared\nversion: 1.0.0\n"), new("shared.yaml", Shared.ReplaceLineEndings("\n"))]);

    private static RulePackSource Local(string pack, string entries) =>
        RulePackSource.FromFiles(pack, [new("pack.yaml", $"pack: {pack}\nversion: 1.0.0\nrequires: [ {{ pack: shared }} ]\noverrides: [ {entries} ]\n")]);

    private static (RuleSet? Rules, ImmutableArray<Diagnostic> Found) Compile(string entries)
    {
        RulePackSource other = RulePackSource.FromFiles("other",
        [
            new("pack.yaml", "pack: other\nversion: 1.0.0\nrequires: [ { pack: shared } ]\n"),
            new("other.yaml", "rules:\n  - { id: rule, title: Other, category: monitoring, when: { observation: bp, latest: \">= 220 mm[Hg]\" }, evidence: [ { source: S } ], recommend: { severity: low, text: Text. } }\n"),
        ]);
        RuleSet.TryCompile([SharedPack(), other, Local("local", entries)], out RuleSet? rules, out ImmutableArray<Diagnostic> found);
        return (rules, found);
    }

    private static RuleSet Compiled(string entries)
    {
        (RuleSet? rules, ImmutableArray<Diagnostic> found) = Compile(entries);
        found.Should().BeEmpty();
        return rules!;
    }

    private static EvaluationResult Evaluate(RuleSet rules, string patient) =>
        rules.Evaluate(PatientFile.Read($"patient: {{ {patient} }}\n", "patient", rules, AsOf).Patient, AsOf);
}
