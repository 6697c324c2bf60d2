using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>care: C</c>: a role, plan, consent, preference, goal or carer in force.</summary>
internal static class CareHead
{
    public static FactSet Select(CareQuery query, EvaluationContext context)
    {
        FactSetBuilder facts = new(context, query.Concept, RecordSection.CarePlans);
        CareItem? item = context.Plan.Concepts[query.Concept.Index].RecordedAs;
        foreach (Admitted<CareFact> entry in context.View.Care.Of(query.Concept))
        {
            if (item is { } only && entry.Fact.Item != only)
            {
                continue;
            }

            InForce inForce = RecordTable.CareInForce(entry.Fact, context.AsOf);
            Verdict verdict = default;
            verdict.AndStatusKnown(entry.StatusKnown);
            if (query.Within is { } within)
            {
                verdict.AndDated(inForce.Span.Overlaps(within.Days(context.AsOf)));
            }
            else
            {
                verdict.And(inForce.Now, inForce);
            }

            facts.Add(entry.Fact, inForce.Span.Start, verdict);
        }

        foreach (RecordSection section in ConceptSections.Of(query.Concept, context))
        {
            DateWindow days = query.Within.Days(context.AsOf);
            facts.Cover(section, days, days.UpToItsEnd());
        }

        return facts.Build();
    }
}
