using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>Looks up what the record says of an observation concept, whether or not a rule used it.</summary>
internal static class RecordedObservations
{
    /// <summary>The newest on or before the as-of date; null when there is none.</summary>
    public static FactMatch? Newest(EvaluationPlan plan, PatientRecord record, DateOnly asOf, ConceptId concept)
    {
        FactMatch? newest = null;
        foreach (ObservationFact fact in record.Observations)
        {
            if (Counts(fact) && FactDates.Of(fact) is { } date && date.Latest <= asOf && Holds(plan, fact, concept) &&
                (newest?.Date is not { } best || (date.Latest, date.Instant ?? DateTimeOffset.MinValue).CompareTo((best.Latest, best.Instant ?? DateTimeOffset.MinValue)) > 0))
            {
                newest = new FactMatch(concept, fact) { Date = date };
            }
        }

        return newest;
    }

    private static bool Counts(ObservationFact fact) =>
        !fact.DataAbsent && fact.Status is FactStatus.NotStated or FactStatus.Final or FactStatus.Amended or FactStatus.Corrected;

    private static bool Holds(EvaluationPlan plan, ObservationFact fact, ConceptId concept)
    {
        foreach (Code code in fact.Codes)
        {
            if (plan.Codes.Find(code.System, code.Value).Contains(concept.Index))
            {
                return true;
            }
        }

        return false;
    }
}
