using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>resolved-by</c>: a later code of a second concept closes a condition; a newer code of the first stands on its own.</summary>
internal static class ConditionClosing
{
    /// <summary>What closes a condition, under whatever concept it is asked for.</summary>
    public static IEnumerable<ConceptId> Of(ConditionFact fact, EvaluationContext context) =>
        context.Tables.Closable.Where(c => context.View.Conditions.Of(c.Id).Any(e => ReferenceEquals(e.Fact, fact))).Select(static c => c.ResolvedBy!.Value).Distinct();

    public static InForce Apply(InForce inForce, ConditionFact fact, ConceptId closing, EvaluationContext context)
    {
        bool? closed = false;
        DateInterval end = inForce.Span.End;
        DateInterval began = inForce.Span.Start;
        foreach (Admitted<ConditionFact> entry in context.View.Conditions.Of(closing))
        {
            if (ReferenceEquals(entry.Fact, fact) || RecordTable.IsUnconfirmed(entry.Fact))
            {
                continue;
            }

            DateInterval on = RecordTable.ConditionInForce(entry.Fact, context.AsOf).Span.Start;
            bool? later = on.Earliest > began.Latest ? true : on.Latest <= began.Earliest ? false : null;
            later &= on.IsOnOrBefore(context.AsOf);
            later = later == true && !entry.StatusKnown ? null : later;
            closed |= later;
            if (later != false)
            {
                // As with abatement, the day before is the last day in force.
                DateInterval last = on.AddDays(-1).NotBefore(began.Earliest);
                end = new DateInterval(Min(end.Earliest, last.Earliest), later == true ? Min(end.Latest, last.Latest) : end.Latest);
            }
        }

        // A closing that was not shown may have come at any time after the start.
        if (MayBeUnseen(began, context))
        {
            closed = closed == true ? true : null;
            end = new DateInterval(Min(end.Earliest, began.Earliest), end.Latest);
        }

        bool? now = inForce.Now & !closed;
        return new InForce(now, new DateSpan(began, end), now is null ? inForce.UndecidedBecause ?? InForce.EndUndecided : null);
    }

    private static bool MayBeUnseen(DateInterval began, EvaluationContext context) =>
        context.NotCovered(ConceptId.Any, RecordSection.Conditions, DateWindow.UpTo(context.AsOf)) is not null
        && began.Earliest < context.View.Unseen(RecordSection.Conditions, DateWindow.UpTo(context.AsOf)).Latest;

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
