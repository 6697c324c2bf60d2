using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>condition: C</c>.</summary>
internal static class ConditionHead
{
    public static FactSet Select(ConditionQuery query, EvaluationContext context)
    {
        FactSetBuilder facts = new(context, query.Concept, RecordSection.Conditions);
        foreach (Admitted<ConditionFact> entry in context.View.Conditions.Of(query.Concept))
        {
            if (!query.Unconfirmed && RecordTable.IsUnconfirmed(entry.Fact))
            {
                continue;
            }

            InForce inForce = RecordTable.ConditionInForce(entry.Fact, context.AsOf);
            foreach (ConceptId resolvedBy in ConditionClosing.Of(entry.Fact, context))
            {
                inForce = ConditionClosing.Apply(inForce, entry.Fact, resolvedBy, context);
            }

            Verdict verdict = default;
            verdict.AndStatusKnown(entry.StatusKnown);
            Judge(ref verdict, inForce, entry.StatusKnown, query, context.AsOf);
            facts.Add(entry.Fact, inForce.Span.Start, verdict);
        }

        // What is active now may have been recorded long ago: without a window the whole past is asked for.
        DateWindow days = DateTests.Both(query.Within, query.Onset, context.AsOf);
        facts.Cover(days, query.Onset is { } onset ? onset.Days(context.AsOf) : days.UpToItsEnd());
        return facts.Build();
    }

    private static void Judge(ref Verdict verdict, InForce inForce, bool statusKnown, ConditionQuery query, DateOnly asOf)
    {
        if (query.Within is { } within)
        {
            verdict.AndDated(inForce.Span.Overlaps(within.Days(asOf)));
        }

        switch (query.State)
        {
            case ConditionState.Active when query.Within is null:
                verdict.And(inForce.Now, inForce);
                break;
            case ConditionState.Inactive:
                // Whether it has begun may be open, and yet it has not ended.
                bool hasNotEnded = statusKnown && inForce.Now is null && inForce.Span.End.Earliest >= asOf;
                verdict.And(hasNotEnded ? false : !inForce.Now, inForce);
                break;
            default:
                verdict.AndDated(inForce.Span.Start.IsOnOrBefore(asOf));
                break;
        }

        if (query.Onset is { } onset)
        {
            verdict.AndDated(inForce.Span.Start.IsWithin(onset.Days(asOf)));
        }

        if (query.For is { } length)
        {
            // What is asked for while it is active is reckoned to the as-of date; what may be over, to its end.
            bool isActive = inForce.Now == true || query is { State: ConditionState.Active, Within: null };
            verdict.AndDated(length.Met(inForce.Span.Start, isActive ? DateInterval.Of(asOf) : inForce.Span.End.NotAfter(asOf)));
        }
    }
}
