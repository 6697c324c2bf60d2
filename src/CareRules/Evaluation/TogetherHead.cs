using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>together</c>: different facts of each, at most so far apart, in any order.</summary>
internal static class TogetherHead
{
    public static LeafResult Answer(TogetherCriterion criterion, EvaluationContext context)
    {
        ImmutableArray<TimedEvent>[] sets = [.. criterion.Of.Select(one => EventSet.Of(one, context))];
        Findings findings = new();
        Choose(sets, 0, [], true, criterion.Within, findings);
        return findings.Result();
    }

    private static void Choose(ImmutableArray<TimedEvent>[] sets, int next, List<TimedEvent> chosen, bool? met, Duration within, Findings findings)
    {
        if (next == sets.Length)
        {
            findings.Add(met, [.. chosen]);
            return;
        }

        foreach (TimedEvent candidate in sets[next])
        {
            bool? fits = met & candidate.IsSure;
            foreach (TimedEvent other in chosen)
            {
                fits &= other.IsSameAs(candidate) ? false : LieClose(other.On, candidate.On, within);
            }

            if (fits != false)
            {
                chosen.Add(candidate);
                Choose(sets, next + 1, chosen, fits, within, findings);
                chosen.RemoveAt(chosen.Count - 1);
            }
        }
    }

    private static bool? LieClose(DateInterval a, DateInterval b, Duration within) =>
        a.Earliest >= within.Before(b.Latest) && b.Earliest >= within.Before(a.Latest) ? true
        : a.Latest < within.Before(b.Earliest) || b.Latest < within.Before(a.Earliest) ? false
        : null;
}
