using System.Collections.Immutable;
using CareRules.Tests.Support;

namespace CareRules.Tests.Binding;

/// <summary>What a name stands for, over files and over packs.</summary>
public sealed class PackNameTests
{
    private const string Rule = "rules:\n  - { id: r, title: R, category: drug-disease, when: { condition: illness }, recommend: { severity: low, text: Text. } }\n";

    [Trait("Clause", "1.2")]
    [Fact]
    public void A_name_may_be_used_before_the_place_where_it_is_defined() =>
        Codes(Source("a", "", ("a.yaml", "definitions:\n  first: { is: second }\n  second: { condition: illness }\n"), ("z.yaml", Illness("1")))).Should().BeEmpty();

    [Trait("Clause", "1.4")]
    [Fact]
    public void Defaults_are_for_the_rules_of_the_file_that_give_none()
    {
        EvaluationResult result = Pack.Evaluate(
            "defaults: { evidence: [ { source: Default } ], responsible: nurse, governance: { status: draft } }\n" + Illness("1")
            + "rules:\n"
            + "  - { id: own, title: Own, category: drug-disease, when: { condition: illness }, evidence: [ { source: Own } ], governance: { status: active }, recommend: { severity: low, text: Text., responsible: gp } }\n"
            + "  - { id: none, title: None, category: drug-disease, when: { condition: illness }, recommend: { severity: low, text: Text. } }\n",
            "conditions: [illness]",
            options: new EvaluationOptions { IncludeDrafts = true });
        result.Recommendations.Select(static r => $"{r.Id}: {r.Evidence.Single().Source}, {r.Responsible.Single()}").Should().Equal("none: Default, nurse", "own: Own, gp");
        result.OutcomeOf("none").Should().Be(RuleOutcomeKind.Fired);
        Pack.Evaluate("defaults: { governance: { status: draft } }\n" + Illness("1") + Rule, "conditions: [illness]").Recommendations.Should().BeEmpty("the default is a draft");
    }

    [Trait("Clause", "1.5")]
    [Theory]
    [InlineData("carerules: 1\n", null)]
    [InlineData("carerules: 2\n", "CR0108")]
    public void Only_the_version_of_the_language_that_is_known_is_read(string line, string? code) =>
        Codes(RulePackSource.FromFiles("a", [new("pack.yaml", line + "pack: a\nversion: 1.0.0\n")])).Should().Equal(code is null ? [] : [code]);

    [Trait("Clause", "1.12")]
    [Fact]
    public void A_name_stands_for_that_of_its_own_pack_before_that_of_a_required_one()
    {
        RulePackSource required = Source("a", "", ("a.yaml", Illness("1")));
        Fires(Source("b", "a", ("b.yaml", Rule)), required, "1").Should().BeTrue("the required pack has it");
        Fires(Source("b", "a", ("b.yaml", Illness("2") + Rule)), required, "1").Should().BeFalse("its own comes first");
        Fires(Source("b", "a", ("b.yaml", Illness("2") + Rule)), required, "2").Should().BeTrue();
    }

    [Trait("Clause", "1.13")]
    [Fact]
    public void A_name_of_two_required_packs_is_an_error_until_it_says_which()
    {
        RulePackSource a = Source("a", "", ("a.yaml", Illness("1")));
        RulePackSource b = Source("b", "", ("b.yaml", Illness("2")));
        Codes(a, b, Source("c", "a, b", ("c.yaml", Rule))).Should().Equal("CR1002");
        Codes(a, b, Source("c", "a, b", ("c.yaml", Rule.Replace("condition: illness", "condition: b/illness", StringComparison.Ordinal)))).Should().BeEmpty();
    }

    [Trait("Clause", "1.14")]
    [Theory]
    [InlineData("condition: illness")]
    [InlineData("condition: a/illness")]
    public void A_pack_that_is_loaded_and_not_required_is_not_seen(string when) =>
        Codes(Source("a", "", ("a.yaml", Illness("1"))), Source("c", "", ("c.yaml", Rule.Replace("condition: illness", when, StringComparison.Ordinal)))).Should().Equal("CR1001");

    [Trait("Clause", "1.16")]
    [Theory]
    [InlineData("a", ">=1.0.0 <2.0.0", null)]
    [InlineData("a", "1.2.0", null)]
    [InlineData("a", ">=2.0.0", "CR1043")]
    [InlineData("a", "1.2", null)]
    [InlineData("a", "<1.2.0", "CR1043")]
    [InlineData("a", "any", "CR1043")]
    [InlineData("x", ">=1.0.0", "CR1042")]
    public void A_required_pack_is_loaded_in_a_version_of_the_range(string pack, string range, string? code) =>
        Codes(Source("a", "", ("a.yaml", Illness("1"))), RulePackSource.FromFiles("b", [new("pack.yaml", $"pack: b\nversion: 1.0.0\nrequires: [ {{ pack: {pack}, version: \"{range}\" }} ]\n")]))
            .Should().Equal(code is null ? [] : [code]);

    [Trait("Clause", "3.19")]
    [Theory]
    [InlineData("../list.csv")]
    [InlineData("/list.csv")]
    [InlineData("none.csv")]
    public void A_list_of_codes_lies_inside_the_pack(string path) =>
        Codes(Source("a", "", ("lists/list.csv", "code\n1\n"), ("lists/a.yaml", $"concepts: {{ illness: {{ kind: condition, title: illness, codes: {{ snomed: {{ file: \"{path}\", column: code }} }} }} }}\n"))).Should().Equal("CR1019");

    private static string Illness(string code) => $"concepts: {{ illness: {{ kind: condition, title: illness, codes: {{ snomed: [\"{code}\"] }} }} }}\n";

    private static RulePackSource Source(string pack, string requires, params (string Path, string Text)[] files) =>
        RulePackSource.FromFiles(pack,
        [
            new("pack.yaml", $"pack: {pack}\nversion: 1.2.0\n"
                + (requires.Length == 0 ? "" : $"requires: [ {string.Join(", ", requires.Split(", ").Select(static r => $"{{ pack: {r} }}"))} ]\n")),
            .. files.Select(static f => new KeyValuePair<string, string>(f.Path, f.Text)),
        ]);

    private static bool Fires(RulePackSource pack, RulePackSource required, string code)
    {
        RuleSet rules = RuleSet.Compile(required, pack);
        PatientFile patient = PatientFile.Read($"patient: {{ conditions: [ {{ code: {{ snomed: \"{code}\" }} }} ] }}\n", "patient", rules, new DateOnly(2026, 2, 1));
        return rules.Evaluate(patient.Patient, new DateOnly(2026, 2, 1)).OutcomeOf("b/r") == RuleOutcomeKind.Fired;
    }

    // What is readable and yet wrong is another stage.
    private static IEnumerable<string> Codes(params RulePackSource[] packs)
    {
        RuleSet.TryCompile(packs, out _, out ImmutableArray<Diagnostic> found);
        return found.Select(static d => d.Code).Where(static c => !c.StartsWith("CR2", StringComparison.Ordinal));
    }
}
