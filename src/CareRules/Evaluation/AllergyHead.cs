using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>allergy: C</c>: an allergy, intolerance or adverse event.</summary>
internal static class AllergyHead
{
    public static FactSet Select(AllergyQuery query, EvaluationContext context)
    {
        FactSetBuilder facts = new(context, query.Concept, RecordSection.Allergies);
        FactTable<AllergyFact> table = context.View.Allergies;
        foreach (Admitted<AllergyFact> entry in table.Of(query.Concept))
        {
            InForce inForce = RecordTable.AllergyInForce(entry.Fact, context.AsOf);
            facts.Add(entry.Fact, inForce.Span.Start, Judge(entry, inForce, query, context.AsOf));
        }

        foreach (Admitted<AllergyFact> entry in table.Uncoded(context.Tables, context.Kind(query.Concept, ConceptKind.Allergy)))
        {
            InForce inForce = RecordTable.AllergyInForce(entry.Fact, context.AsOf);
            facts.AddUncoded(entry.Fact, inForce.Span.Start, Judge(entry, inForce, query, context.AsOf));
        }

        DateWindow days = query.Within.Days(context.AsOf);
        facts.Cover(days, days);
        return facts.Build();
    }

    private static Verdict Judge(Admitted<AllergyFact> entry, InForce inForce, AllergyQuery query, DateOnly asOf)
    {
        Verdict verdict = default;
        verdict.AndStatusKnown(entry.StatusKnown);
        verdict.And(inForce.Now, inForce);
        if (query.Within is { } within)
        {
            verdict.AndDated(inForce.Span.Start.IsWithin(within.Days(asOf)));
        }

        return verdict;
    }
}
