using System.Globalization;
using System.Text;
using CareRules.Clinical;
using CareRules.Tests.Support;

namespace CareRules.Tests.Evaluation;

/// <summary>Definitions and scores that name one another twice, as deep as the bound of what a rule may be allows (clause 12.23).</summary>
public sealed class NestedDefinitionsTests
{
    private const int Depth = 11;
    private static readonly DateOnly AsOf = new(2026, 2, 1);
    private static readonly Lazy<RuleSet> Rules = new(static () => RuleSet.Compile(RulePackSource.FromFiles("nested", Files())));

    [Fact(Timeout = 60_000)]
    public async Task True_to_the_bottom_they_fire_with_the_one_fact()
    {
        EvaluationResult result = await Evaluate(Patient(new ConditionFact { Source = "Condition/1", Code = new Code(CodeSystems.Snomed, "1"), Onset = new DateOnly(2020, 1, 1) }).SupplyAll());
        result.Fired.Select(static f => f.ToString()).Should().BeEquivalentTo(Expected("any", "all", "score"));
        result.Fired.Should().AllSatisfy(static f => f.Facts.Select(static x => x.Source).Should().Equal("Condition/1"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Unknown_to_the_bottom_they_wait_for_the_one_section()
    {
        EvaluationResult result = await Evaluate(Patient().SupplyAll().Withhold(RecordSection.Conditions));
        result.Fired.Should().BeEmpty();
        result.Gaps.Should().ContainSingle().Which.Rules.Should().BeEquivalentTo("any", "all", "score", "not");
    }

    [Fact(Timeout = 60_000)]
    public async Task Unknown_by_a_date_and_with_support_they_wait_for_the_one_fact()
    {
        EvaluationResult result = await Evaluate(Patient(
            new ConditionFact { Source = "Condition/1", Code = new Code(CodeSystems.Snomed, "1"), Onset = PartialDate.TryParse("2026", out PartialDate year) ? year : null },
            new ConditionFact { Source = "Condition/2", Code = new Code(CodeSystems.Snomed, "2"), Onset = new DateOnly(2020, 1, 1) }).SupplyAll());
        result.Fired.Should().BeEmpty();
        result.Gaps.Should().ContainSingle().Which.Rules.Should().BeEquivalentTo("any", "all", "score", "not");
    }

    private static string[] Expected(params string[] rules) => [.. rules.Select(static r => "nested/" + r)];

    // A walk that never ends must fail the test, not hang the run.
    private static Task<EvaluationResult> Evaluate(PatientRecordBuilder patient) => Task.Run(() => Rules.Value.Evaluate(patient.Build(), AsOf));

    private static PatientRecordBuilder Patient(params ConditionFact[] conditions) => new PatientRecordBuilder().BirthDate(new DateOnly(1950, 1, 1)).Conditions(conditions);

    private static IEnumerable<KeyValuePair<string, string>> Files()
    {
        yield return new("pack.yaml", "carerules: 1\npack: nested\ntitle: Nested\nversion: 1.0.0\n");
        StringBuilder text = new("""
            concepts:
              deep: { kind: condition, title: deep, codes: { snomed: ["1"] } }
              beside: { kind: condition, title: beside, codes: { snomed: ["2"] } }
            definitions:
              any0: { condition: deep }
              all0: { condition: deep }

            """);
        for (int d = 1; d < Depth; d++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  any{d}: {{ any: [ {{ is: any{d - 1} }}, {{ is: any{d - 1} }} ] }}\n  all{d}: {{ all: [ {{ is: all{d - 1} }}, {{ is: all{d - 1} }} ] }}\n");
        }

        text.Append("scores:\n  score0: { title: score, max: [ { points: 1, when: { condition: deep } } ] }\n");
        for (int d = 1; d < Depth; d++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  score{d}: {{ title: score, max: [ {{ score: score{d - 1} }}, {{ score: score{d - 1} }} ] }}\n");
        }

        text.Append("rules:\n");
        foreach ((string id, string when) in new[]
        {
            ("any", $"{{ any: [ {{ is: any{Depth - 1} }}, {{ all: [ {{ condition: beside }}, {{ is: any{Depth - 1} }} ] }} ] }}"),
            ("all", $"{{ any: [ {{ is: all{Depth - 1} }}, {{ all: [ {{ condition: beside }}, {{ is: all{Depth - 1} }} ] }} ] }}"),
            ("score", $"{{ any: [ {{ score: score{Depth - 1}, value: \">= 1\" }}, {{ all: [ {{ condition: beside }}, {{ is: all{Depth - 1} }} ] }} ] }}"),
            ("not", $"{{ all: [ {{ condition: beside }}, {{ not: {{ is: all{Depth - 1} }} }} ] }}"),
        })
        {
            text.Append(CultureInfo.InvariantCulture, $"  - id: {id}\n    title: r\n    category: burden\n    when: {when}\n    recommend: {{ severity: info, text: It is so. }}\n");
        }

        yield return new("nested.yaml", text.ToString());
    }
}
