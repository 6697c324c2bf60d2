using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>family-history: C</c>.</summary>
internal static class FamilyHistoryHead
{
    public static FactSet Select(FamilyHistoryQuery query, EvaluationContext context)
    {
        FactSetBuilder facts = new(context, query.Concept, RecordSection.FamilyHistory);
        foreach (Admitted<FamilyHistoryFact> entry in context.View.FamilyHistory.Of(query.Concept))
        {
            FamilyHistoryFact fact = entry.Fact;
            DateInterval on = fact.Recorded is { } date ? DateInterval.Of(date) : new DateInterval(DateOnly.MinValue, context.AsOf);
            Verdict verdict = default;
            verdict.AndStatusKnown(entry.StatusKnown);
            verdict.AndDated(on.IsOnOrBefore(context.AsOf));
            if (query.Degree is { } degree)
            {
                verdict.And(fact.Degree == RelativeDegree.NotStated ? null : fact.Degree == degree, MissingReason.Absent, "the relation is not recorded");
            }

            if (query.OnsetAge is { } test)
            {
                bool? met = fact.OnsetAge is { } age ? NumberTest.Contains(test, age) : null;
                verdict.And(met, MissingReason.Absent, "the age at onset is not recorded");
            }

            facts.Add(fact, on, verdict);
        }

        facts.Cover(DateWindow.UpTo(context.AsOf), DateWindow.UpTo(context.AsOf));
        return facts.Build();
    }
}
