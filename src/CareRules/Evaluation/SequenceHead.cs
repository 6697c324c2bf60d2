using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>sequence</c>: one thing after another, or one thing that another did not follow.</summary>
internal static class SequenceHead
{
    public static LeafResult Then(SequenceThenCriterion criterion, EvaluationContext context)
    {
        ImmutableArray<TimedEvent> then = EventSet.Of(criterion.Then, context);
        Findings findings = new();
        foreach (TimedEvent a in EventSet.Of(criterion.First, context))
        {
            foreach (TimedEvent b in then)
            {
                if (!a.IsSameAs(b))
                {
                    findings.Add(a.IsSure & b.IsSure & Follows(a.On, b.On, criterion.Within, criterion.SameDay), a, b);
                }
            }
        }

        return findings.Result();
    }

    public static LeafResult Without(SequenceWithoutCriterion criterion, EvaluationContext context)
    {
        ImmutableArray<TimedEvent> others = EventSet.Of(criterion.Without, context);
        Findings findings = new();
        foreach (TimedEvent a in EventSet.Of(criterion.First, context))
        {
            bool? due = a.IsSure & a.On.IsOnOrBefore(criterion.Within.Before(context.AsOf));
            if (due == false)
            {
                continue;
            }

            bool? followed = false;
            List<TimedEvent> perhaps = [];
            foreach (TimedEvent b in others)
            {
                bool? follows = a.IsSameAs(b) ? false : b.IsSure & Follows(a.On, b.On, criterion.Within, criterion.SameDay);
                followed |= follows;
                if (follows is null)
                {
                    perhaps.Add(b);
                }
            }

            findings.Add(due & !followed, a, perhaps);
        }

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
}
