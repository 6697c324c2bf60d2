using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>What the record holds of a medicine or condition that does not count, and how it stands: who sees it on the list must not doubt the "no".</summary>
internal static class OnRecord
{
    private const int Most = 3;

    /// <summary>Empty where the record holds none of the kind; else in brackets, to be read after a criterion.</summary>
    public static string Of(FactQuery query, EvaluationContext context)
    {
        string[] all = [.. Facts(query, context).Select(f => Describe(f, query.Concept, context)).Distinct(StringComparer.Ordinal)];
        return all.Length == 0 ? "" : $" ({string.Join("; ", all.Take(Most))}{(all.Length > Most ? $"; and {QuantityText.Number(all.Length - Most)} more" : "")})";
    }

    /// <summary>The one that began last alone.</summary>
    public static string Last(FactQuery query, EvaluationContext context) =>
        Facts(query, context).MaxBy(static f => RecordTable.DateOf(f)?.Latest ?? DateOnly.MinValue) is { } last ? $" ({Describe(last, query.Concept, context)})" : "";

    public static bool HasAny(FactQuery query, EvaluationContext context) => Facts(query, context).Any();

    private static IEnumerable<Fact> Facts(FactQuery query, EvaluationContext context) => query switch
    {
        { Concept.Index: < 0 } => [],
        MedicationQuery => context.View.Medications.Of(query.Concept).Select(static e => (Fact)e.Fact),
        ConditionQuery => context.View.Conditions.Of(query.Concept).Select(static e => (Fact)e.Fact),
        _ => [],
    };

    private static string Describe(Fact fact, ConceptId concept, EvaluationContext context)
    {
        string name = SpokenName.Of(FactNames.Of(fact, concept, context.Plan));
        string of = RecordTable.DateOf(fact) is { } date ? $" of {ReaderDates.Short(date)}" : "";
        string state = fact is MedicationFact medicine ? State(medicine, context.AsOf) : State((ConditionFact)fact, context.AsOf);
        return $"{name}{of} {state}";
    }

    private static string State(MedicationFact fact, DateOnly asOf) => fact switch
    {
        { Period.End: { } end } when end.Latest < asOf => $"ended on {ReaderDates.Short(end)}",
        { Status: FactStatus.Completed or FactStatus.Stopped or FactStatus.Cancelled } => $"is recorded as {KebabNames.Of(fact.Status)}",
        { Status: FactStatus.OnHold } => "is on hold",
        { IsProposed: true } => "is only proposed",
        _ => "is on record",
    };

    private static string State(ConditionFact fact, DateOnly asOf) => fact switch
    {
        { Abatement: { } end } when end.Latest <= asOf => $"ended on {ReaderDates.Short(end)}",
        { ClinicalStatus: ClinicalStatus.Resolved or ClinicalStatus.Inactive } => $"is recorded as {KebabNames.Of(fact.ClinicalStatus)}",
        { ClinicalStatus: ClinicalStatus.Remission } => "is in remission",
        { Verification: VerificationStatus.Unconfirmed or VerificationStatus.Provisional or VerificationStatus.Differential } => "is not confirmed",
        _ => "is on record",
    };
}
