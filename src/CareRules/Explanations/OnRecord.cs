using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>What the record holds of a medicine or condition that does not count: a reader who sees "no" beside it must not doubt the rest.</summary>
internal static class OnRecord
{
    private const int Most = 3;

    public static string Of(FactQuery query, EvaluationContext context)
    {
        IEnumerable<Fact> facts = query.Concept.Index < 0 ? [] : query is MedicationQuery
            ? context.View.Medications.Of(query.Concept).Select(static e => (Fact)e.Fact)
            : context.View.Conditions.Of(query.Concept).Select(static e => (Fact)e.Fact);
        string[] all = [.. facts.Select(f => Describe(f, query.Concept, context.Plan)).Distinct(StringComparer.Ordinal)];
        return all.Length == 0 ? "" : $" (on record, but not so: {string.Join("; ", all.Take(Most))}{(all.Length > Most ? " and more" : "")})";
    }

    private static string Describe(Fact fact, ConceptId concept, EvaluationPlan plan)
    {
        string since = RecordTable.DateOf(fact) is { } date ? $", from {date}" : "";
        PartialDate? last = fact is MedicationFact medicine ? medicine.Period?.End : (fact as ConditionFact)?.Abatement;
        return $"{FactNames.Of(fact, concept, plan)}{since}{(last is { } end ? $" to {end}" : "")}";
    }
}
