using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>order: C</c>: a request other than medication.</summary>
internal static class OrderHead
{
    public static FactSet Select(OrderQuery query, EvaluationContext context)
    {
        FactSetBuilder facts = new(context, query.Concept, RecordSection.Orders);
        DateWindow days = query.Within.Days(context.AsOf);
        foreach (Admitted<OrderFact> entry in context.View.Orders.Of(query.Concept))
        {
            if (query.Proposed is { } proposed && proposed != entry.Fact.IsProposed)
            {
                continue;
            }

            DateInterval on = entry.Fact.IsProposed ? DateInterval.Of(context.AsOf)
                : entry.Fact.Authored is { } authored ? DateInterval.Of(authored)
                : new DateInterval(DateOnly.MinValue, context.AsOf);
            Verdict verdict = default;
            verdict.AndStatusKnown(entry.StatusKnown);
            verdict.AndDated(RecordTable.IsRequested(entry.Fact, context.AsOf));
            bool? stands = query.State switch
            {
                OrderState.Open => RecordTable.IsOpen(entry.Fact, context.AsOf),
                OrderState.Completed => RecordTable.IsCompleted(entry.Fact, context.AsOf),
                _ => true,
            };
            verdict.And(stands, MissingReason.StatusNotKnown, InForce.StatusMissing);
            if (query.Within is not null)
            {
                verdict.AndDated(on.IsWithin(days));
            }

            facts.Add(entry.Fact, on, verdict);
        }

        // A proposed order is under consideration, not in the record.
        if (query.Proposed != true)
        {
            facts.Cover(days, days);
        }

        return facts.Build();
    }
}
