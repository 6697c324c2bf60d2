using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Evaluation.Firing;
using CareRules.Model;

namespace CareRules.Tests.SecondReading;

/// <summary>Sets what the engine says beside what the second reading says.</summary>
internal static class TwoReadings
{
    private static readonly Lazy<ImmutableSortedDictionary<string, string>> World = new(static () => Directory
        .EnumerateFiles(Path.Combine(SmallCase.Folder, "World")).ToImmutableSortedDictionary(static p => Path.GetFileName(p), static p => File.ReadAllText(p), StringComparer.Ordinal));

    public static bool TryCompile(string yaml, [NotNullWhen(true)] out RuleSet? rules, out string problems)
    {
        bool compiled = RuleSet.TryCompile([RulePackSource.FromFiles("small-world", World.Value.SetItem("zz-case.yaml", yaml))], out rules, out ImmutableArray<Diagnostic> diagnostics);
        problems = string.Join('\n', diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error));
        return compiled;
    }

    /// <summary>Everything in which the two differ for the tests of a rule set; empty where they agree.</summary>
    public static IReadOnlyList<string> Differences(RuleSet rules) =>
        [.. rules.Bound.Tests.Where(static t => t.Patient is not null).SelectMany(t => Differences(rules, t.Patient!, t.AsOf).Select(d => t.Name + ": " + d))];

    public static IReadOnlyList<string> Differences(RuleSet rules, PatientRecord patient, DateOnly asOf)
    {
        PatientEvaluation engine = Evaluator.Evaluate(rules.Plan, patient, asOf, EvaluationSettings.Default);
        SpecEvaluator reading = new(rules.Bound, patient, asOf);
        if (!reading.IsEvaluated || engine.NotEvaluated is not null)
        {
            return reading.IsEvaluated == engine.NotEvaluated is null ? [] : ["whether the patient is evaluated"];
        }

        List<string> differences = [];
        void Compare(string what, string said, Func<SpecEvaluator, string> ask)
        {
            string read = ask(reading);
            if (said != read)
            {
                differences.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: engine {said}, second reading {read}"));
            }
        }

        foreach (DefinitionModel definition in rules.Bound.Definitions)
        {
            Compare(definition.Id, engine.TruthOf(definition.Criterion).ToString(), r => r.TruthOf(definition.Criterion).ToString());
        }

        foreach (RulePlan plan in rules.Plan.Rules)
        {
            string id = plan.Rule.Id;
            RuleOutcome outcome = engine.OutcomeOf(plan)!;
            Compare(id, outcome.Kind.ToString(), r => OutcomeOf(r.TruthOf(plan.Rule.When)).ToString());
            if (outcome.Kind == OutcomeKind.Fires)
            {
                Compare(id + " facts", Sources(outcome.Facts.Select(static f => f.Fact)), r => Sources(r.FactsOf(plan.Rule.When)));
            }

            Compare(id + " gap", outcome.IsReportable.ToString(), r => r.IsReportable(plan.Rule.When).ToString());
            if (outcome is { Kind: OutcomeKind.Undetermined, Missing.IsEmpty: true })
            {
                differences.Add(id + ": undetermined, and nothing is missing");
            }
        }

        differences.AddRange(WithinTheEngine(rules, patient, asOf, engine));
        return differences;
    }

    // The trees that were compared, the flat tables of firing and the choice of rules to look at are three ways to one answer.
    private static IEnumerable<string> WithinTheEngine(RuleSet rules, PatientRecord patient, DateOnly asOf, PatientEvaluation engine)
    {
        string trees = Fired(rules.Plan.Rules.Select(r => engine.OutcomeOf(r)!).Where(static o => o.Kind == OutcomeKind.Fires).Select(static o => (o.Plan.Index, o.Facts.Select(static f => f.Fact))));
        string chosen = Fired(engine.Fired.Select(static o => (o.Plan.Index, o.Facts.Select(static f => f.Fact))));
        string tables = FiringPass.Run(rules.Plan.Firing, patient, asOf, EvaluationSettings.Default) is { } flat
            ? Fired(flat.Select(static f => (f.Rule, f.Facts.AsEnumerable()))) : "failed";
        if (tables != trees || chosen != trees)
        {
            yield return $"trees fire {trees}, chosen rules {chosen}, tables {tables}";
        }

        PatientEvaluation all = Evaluator.Evaluate(rules.Plan, patient, asOf, EvaluationSettings.Default with { IgnorePivots = true });
        if (Gaps(engine) != Gaps(all))
        {
            yield return $"gaps of all rules {Gaps(all)}, of the chosen {Gaps(engine)}";
        }
    }

    private static string Fired(IEnumerable<(int Rule, IEnumerable<Fact> Facts)> fired) => string.Join("; ", fired.Select(static f => $"rule-{f.Rule}: {Sources(f.Facts)}"));

    private static string Gaps(PatientEvaluation evaluation) =>
        string.Join("; ", evaluation.Gaps.Select(static g => $"{g.Missing.Missing} {g.Missing.Reason}: {string.Join(' ', g.Rules.Select(static r => r.Rule.Id))}"));

    /// <summary>What the second reading says of the one test of a pack, as its `expect:` would say it.</summary>
    public static string Expectation(RuleSet rules)
    {
        RuleTest test = rules.Bound.Tests.Single();
        SpecEvaluator reading = new(rules.Bound, test.Patient!, test.AsOf);
        ILookup<Truth, string> said = rules.Bound.Rules.ToLookup(r => reading.TruthOf(r.When), static r => r.Id);
        return Written(said[Truth.True], said[Truth.False], said[Truth.Unknown]);
    }

    /// <summary>What the one test of a pack expects.</summary>
    public static string Expected(RuleSet rules)
    {
        RuleTest test = rules.Bound.Tests.Single();
        return Written(Ids(test.Fires), Ids(test.Silent), Ids(test.Undetermined));
    }

    private static IEnumerable<string> Ids(IEnumerable<string> qualified) => qualified.Select(static q => q[(q.IndexOf('/', StringComparison.Ordinal) + 1)..]);

    private static string Written(IEnumerable<string> fires, IEnumerable<string> silent, IEnumerable<string> undetermined) =>
        $"{{ fires: [{string.Join(", ", fires.Order(StringComparer.Ordinal))}], silent: [{string.Join(", ", silent.Order(StringComparer.Ordinal))}], undetermined: [{string.Join(", ", undetermined.Order(StringComparer.Ordinal))}] }}";

    private static OutcomeKind OutcomeOf(Truth truth) => truth switch
    {
        Truth.True => OutcomeKind.Fires,
        Truth.False => OutcomeKind.Silent,
        _ => OutcomeKind.Undetermined,
    };

    private static string Sources(IEnumerable<Fact> facts) => string.Join(' ', facts.Select(static f => f.Source).Distinct().Order(StringComparer.Ordinal));
}
