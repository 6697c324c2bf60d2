using System.Collections.Immutable;
using CareRules.Evaluation;

namespace CareRules.Explanations;

/// <summary>A missing fact that is worth finding out, and the rules that it settles with those named before it.</summary>
internal sealed record FactToFind(MissingFact Missing, ImmutableArray<RulePlan> Rules, Severity Severity);

/// <summary>The one or two missing facts that settle most undetermined rules: the gravest first, then the most.</summary>
internal static class MostSettling
{
    private const int Most = 2;

    public static ImmutableArray<FactToFind> Of(IReadOnlyList<(RulePlan Rule, ImmutableArray<ImmutableArray<MissingFact>> Sets)> open)
    {
        MissingFact[] facts = [.. open.SelectMany(static o => o.Sets).SelectMany(static s => s).DistinctBy(static m => m.Missing, StringComparer.Ordinal)];
        ImmutableArray<FactToFind> chosen = [];
        HashSet<string> known = [];
        while (chosen.Length < Most && Next(open, facts, known, chosen) is { } next)
        {
            known.Add(next.Missing.Missing);
            chosen = chosen.Add(next);
        }

        return chosen;
    }

    private static FactToFind? Next(
        IReadOnlyList<(RulePlan Rule, ImmutableArray<ImmutableArray<MissingFact>> Sets)> open, MissingFact[] facts, HashSet<string> known, ImmutableArray<FactToFind> chosen)
    {
        RulePlan[] settled = [.. chosen.SelectMany(static c => c.Rules)];
        return facts.Where(f => !known.Contains(f.Missing))
            .Select(f => new FactToFind(f, [.. open.Where(o => !settled.Contains(o.Rule) && IsSettled(o.Sets, known, f)).Select(static o => o.Rule)], default))
            .Where(static f => !f.Rules.IsEmpty)
            .Select(static f => f with { Severity = f.Rules.Max(RuleEvaluator.SeverityOf) })
            .OrderByDescending(static f => f.Severity)
            .ThenByDescending(static f => f.Rules.Count(r => RuleEvaluator.SeverityOf(r) == f.Severity))
            .ThenByDescending(static f => f.Rules.Length)
            .ThenBy(static f => f.Missing.Missing, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static bool IsSettled(ImmutableArray<ImmutableArray<MissingFact>> sets, HashSet<string> known, MissingFact with) =>
        sets.Any(set => set.All(m => string.Equals(m.Missing, with.Missing, StringComparison.Ordinal) || known.Contains(m.Missing)));
}
