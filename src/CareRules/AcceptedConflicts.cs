using System.Collections.Immutable;
using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules;

/// <summary>Conflicts between rules that authors left open on purpose, each with its reason, and what is to be said of the others.</summary>
internal sealed class AcceptedConflicts(IEnumerable<Suppression> suppressions)
{
    private readonly ImmutableArray<Suppression> accepting =
        [.. suppressions.Where(static s => s.Code == AnalysisDiagnostics.CanConflict.Code && s.On.Distinct().Count() == 2)];

    /// <summary>The reason; null where nobody left the two rules, each as <c>pack/id</c>, as they are.</summary>
    public string? Because(string first, string second) => accepting.FirstOrDefault(s => s.On.Contains(first) && s.On.Contains(second))?.Because;

    /// <summary>Each pair that can conflict, and each suppression that leaves open what cannot.</summary>
    public ImmutableArray<Diagnostic> Findings(ImmutableArray<PossibleConflict> pairs)
    {
        DiagnosticBag bag = new();
        foreach (PossibleConflict pair in pairs.Where(static p => p.Verdict == ConflictVerdict.Open))
        {
            string pull = pair.Kind == RecommendationKind.TargetConflict ? "set different targets for" : "give opposing advice on";
            bag.ReportCanConflict(pair.First.Location, pair.First.Id, pair.Second.Id, pull, pair.On, pair.Second.Location);
        }

        foreach (Suppression idle in accepting.Where(s => !pairs.Any(p => p.Verdict == ConflictVerdict.Accepted && s.On.Contains(Name(p.First)) && s.On.Contains(Name(p.Second)))))
        {
            bag.ReportIdleSuppression(idle.At, idle.Code, idle.Names);
        }

        return bag.ToSorted();
    }

    private static string Name(RuleInfo rule) => $"{rule.Pack}/{rule.Id}";
}
