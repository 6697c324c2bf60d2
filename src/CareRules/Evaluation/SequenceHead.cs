using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>sequence</c>: one thing after another, or one thing that another did not follow.</summary>
internal static class SequenceHead
{
    public static LeafResult Then(SequenceThenCriterion criterion, EvaluationContext context)
    {
        EventSet first = EventSet.Of(criterion.First, context);
        EventSet then = EventSet.Of(criterion.Then, context);
        Findings findings = new();
        foreach (TimedEvent a in first.Events)
        {
            foreach (TimedEvent b in then.Events)
            {
                if (!ReferenceEquals(a.Item.Fact, b.Item.Fact))
                {
                    bool? met = a.IsSure & b.IsSure & Follows(a.On, b.On, criterion.Within, criterion.SameDay);
                    findings.Add(met, a, b);
                }
            }
        }

        if (first.MayHold && then.MayHold)
        {
            findings.AddOpen(first.Open);
            findings.AddOpen(then.Open);
        }

        return findings.Result();
    }

    public static LeafResult Without(SequenceWithoutCriterion criterion, EvaluationContext context)
    {
        EventSet first = EventSet.Of(criterion.First, context);
        EventSet other = EventSet.Of(criterion.Without, context);
        Findings findings = new();
        foreach (TimedEvent a in first.Events)
        {
            bool? due = a.IsSure & a.On.IsOnOrBefore(criterion.Within.Before(context.AsOf));
            if (due == false)
            {
                continue;
            }

            bool? followed = false;
            foreach (TimedEvent b in other.Events)
            {
                if (!ReferenceEquals(a.Item.Fact, b.Item.Fact))
                {
                    followed |= b.IsSure & Follows(a.On, b.On, criterion.Within, criterion.SameDay);
                }
            }

            ImmutableArray<MissingFact> unseen = [.. other.Open.Where(m => !CoversSince(m, a.On, context))];
            if (followed == false && !unseen.IsEmpty)
            {
                followed = null;
                findings.AddOpen(unseen);
            }

            findings.Add(due & !followed, a, other.Events);
        }

        findings.AddOpen(first.Open);
        return findings.Result();
    }

    // Later, by at most the time; known only as far as the days are.
    private static bool? Follows(DateInterval a, DateInterval b, Duration within, bool sameDay)
    {
        bool? later = sameDay
            ? (b.Earliest >= a.Latest ? true : b.Latest < a.Earliest ? false : null)
            : (b.Earliest > a.Latest ? true : b.Latest <= a.Earliest ? false : null);
        bool? soon = a.Earliest >= within.Before(b.Latest) ? true : a.Latest < within.Before(b.Earliest) ? false : null;
        return later & soon;
    }

    // A section that does not reach back for ever may yet reach back to the first event.
    private static bool CoversSince(MissingFact missing, DateInterval since, EvaluationContext context) =>
        missing is { Reason: MissingReason.BeyondRecord, Section: { } section }
        && context.View.Record.ReachesBackTo(section) is { } reach && since.Earliest >= reach;
}
