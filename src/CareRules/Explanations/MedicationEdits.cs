using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;

namespace CareRules.Explanations;

/// <summary>Stopping medicines: each ends on the day before the as-of date; what was only proposed, or began today, is not there at all.</summary>
internal static class MedicationEdits
{
    public static RecordEdit Stop(IEnumerable<FactMatch> matches, EvaluationContext context)
    {
        FactMatch[] all = [.. matches.DistinctBy(static m => m.Fact, ReferenceEqualityComparer.Instance)];
        string names = WordList.And([.. all.Select(m => SpokenName.Of(FactNames.Of(m.Fact, m.Concept, context.Plan))).Distinct(StringComparer.Ordinal)]);
        MedicationFact[] medicines = [.. all.Select(static m => (MedicationFact)m.Fact)];
        return new RecordEdit
        {
            Words = medicines.All(static m => m.IsProposed) ? $"{names} were not ordered" : $"{names} were stopped",
            CanBeDone = true,
            Without = [.. medicines],
            With = [.. medicines.Where(m => EndsBefore(m, context.AsOf)).Select(m => Ended(m, context.AsOf.AddDays(-1)))],
        };
    }

    private static bool EndsBefore(MedicationFact fact, DateOnly asOf) =>
        !fact.IsProposed && fact.Item is MedicationItem.Request or MedicationItem.Statement && RecordTable.DateOf(fact) is { } start && start.Latest < asOf;

    private static MedicationFact Ended(MedicationFact fact, DateOnly on) => new()
    {
        Source = fact.Source, Codes = fact.Codes, Text = fact.Text, Status = FactStatus.Stopped, Reasons = fact.Reasons, Encounter = fact.Encounter,
        Item = fact.Item, Intent = fact.Intent, DoNotPerform = fact.DoNotPerform, Authored = fact.Authored, Period = new DatePeriod(fact.Period?.Start, on),
        SupplyDays = fact.SupplyDays, Repeats = fact.Repeats, Course = fact.Course, AsNeeded = fact.AsNeeded, Route = fact.Route, DailyDose = fact.DailyDose, DoseIsText = fact.DoseIsText,
    };
}
