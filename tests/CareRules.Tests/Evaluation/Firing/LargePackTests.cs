using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using CareRules.Analysis;
using CareRules.Binding;
using CareRules.Clinical;
using CareRules.Compilation;
using CareRules.Diagnostics;
using CareRules.Evaluation;
using CareRules.Syntax;
using CareRules.Text;

namespace CareRules.Tests.Evaluation.Firing;

/// <summary>A pack that is far too large loads and answers all the same, and loading can be stopped.</summary>
public sealed class LargePackTests
{
    private const int Codes = 100_000;
    private const int Concepts = 200;
    private const int Rules = 10_000;
    private const int Depth = 50;

    [Fact]
    public void A_hundred_thousand_codes_ten_thousand_rules_and_deep_definitions_load_and_answer()
    {
        RulePackSource source = RulePackSource.FromFiles("large", Files());
        long start = Stopwatch.GetTimestamp();
        bool compiled = RuleSet.TryCompile([source], out RuleSet? rules, out ImmutableArray<Diagnostic> diagnostics);
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        compiled.Should().BeTrue(string.Join('\n', diagnostics.Take(3)));

        // A guard against what never ends: the time itself is the benchmark's, and a busy machine must not fail the build.
        took.Should().BeLessThan(TimeSpan.FromSeconds(60));
        PatientRecord patient = new PatientRecordBuilder()
            .BirthDate(new DateOnly(1950, 1, 1))
            .Conditions([new ConditionFact { Source = "Condition/1", Code = new Code(CodeSystems.Snomed, "1000007"), Onset = new DateOnly(2020, 1, 1) }])
            .SupplyAll().Build();
        EvaluationResult result = rules!.Evaluate(patient, new DateOnly(2026, 2, 1));

        // Code 7 lies in concept 0; rule r asks for concept r mod 200, every second one also for the deepest definition, which holds then.
        result.Fired.Should().HaveCount(Rules / Concepts);
        result.Completeness.Rules.Should().Be(Rules);
    }

    [Fact]
    public void Loading_can_be_stopped()
    {
        RulePackSource source = RulePackSource.FromFiles("large", Files());
        using CancellationTokenSource cancellation = new();
        cancellation.Cancel();
        FluentActions.Invoking(() => RuleSet.TryCompile([source], out _, out _, cancellation.Token)).Should().Throw<OperationCanceledException>();
    }

    // A stage that heeds the wish only at its end would keep a host waiting for seconds; the benchmark measures how long it is.
    [Fact]
    public void Every_stage_of_loading_can_be_stopped()
    {
        DiagnosticBag diagnostics = new();
        using CancellationTokenSource cancellation = new();
        cancellation.Cancel();
        CancellationToken stop = cancellation.Token;
        RuleFileSyntax pack = RuleParser.ParsePack(SourceText.From("pack.yaml", "pack: p\nversion: 1.0.0\n"), diagnostics, CancellationToken.None);
        SourceText text = SourceText.From("a.yaml", "concepts:\n  c: { kind: condition, title: c, codes: { snomed: [\"195967001\"] } }\nrules:\n  - { id: r, title: r, category: burden, when: { condition: c }, recommend: { severity: info, text: It is so. } }\n");
        FluentActions.Invoking(() => RuleParser.Parse(text, diagnostics, stop)).Should().Throw<OperationCanceledException>();
        PackSyntax syntax = new(PackFiles.None, pack, [RuleParser.Parse(text, diagnostics, CancellationToken.None)]);
        FluentActions.Invoking(() => Binder.Bind([syntax], HostSetup.None, diagnostics, stop)).Should().Throw<OperationCanceledException>();
        BoundRuleSet bound = Binder.Bind([syntax], HostSetup.None, diagnostics, CancellationToken.None);
        FluentActions.Invoking(() => RuleSetAnalyzer.Analyze(bound, diagnostics, stop)).Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => PlanCompiler.Compile(bound, diagnostics, stop)).Should().Throw<OperationCanceledException>();
        EvaluationPlan plan = PlanCompiler.Compile(bound, diagnostics, CancellationToken.None)!;
        FluentActions.Invoking(() => plan.LayOut(stop)).Should().Throw<OperationCanceledException>();
        plan.Firing.Rules.Should().ContainSingle("a stop leaves nothing half made behind");
    }

    private static IEnumerable<KeyValuePair<string, string>> Files()
    {
        yield return new("pack.yaml", "carerules: 1\npack: large\ntitle: Large\nversion: 1.0.0\n");
        StringBuilder concepts = new("concepts:\n");
        for (int c = 0; c < Concepts; c++)
        {
            concepts.Append(CultureInfo.InvariantCulture, $"  c{c}: {{ kind: condition, title: c{c}, codes: {{ snomed: {{ file: c{c}.csv, column: code }} }} }}\n");
            string csv = "code\n" + string.Join('\n', Enumerable.Range(0, Codes / Concepts).Select(i => (1_000_000 + (c * Codes / Concepts) + i).ToString(CultureInfo.InvariantCulture)));
            yield return new(string.Create(CultureInfo.InvariantCulture, $"c{c}.csv"), csv);
        }

        yield return new("concepts.yaml", concepts.ToString());
        StringBuilder definitions = new("definitions:\n  d0: { condition: c0 }\n");
        for (int d = 1; d < Depth; d++)
        {
            definitions.Append(CultureInfo.InvariantCulture, $"  d{d}: {{ any: [ {{ is: d{d - 1} }}, {{ all: [ {{ condition: c0 }}, {{ condition: c{d} }} ] }} ] }}\n");
        }

        yield return new("definitions.yaml", definitions.ToString());
        for (int from = 0; from < Rules; from += 500)
        {
            StringBuilder rules = new("rules:\n");
            for (int r = from; r < from + 500; r++)
            {
                string also = r % 2 == 0 ? $", {{ is: d{Depth - 1} }}" : "";
                rules.Append(CultureInfo.InvariantCulture, $"  - id: r{r}\n    title: r\n    category: burden\n    when: {{ all: [ {{ condition: c{r % Concepts} }}{also} ] }}\n    recommend: {{ severity: info, text: It is so. }}\n");
            }

            yield return new(string.Create(CultureInfo.InvariantCulture, $"rules-{from}.yaml"), rules.ToString());
        }
    }
}
