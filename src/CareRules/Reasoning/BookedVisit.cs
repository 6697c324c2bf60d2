using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>Whether the patient is booked to come at a time when a check can be done.</summary>
internal static class BookedVisit
{
    /// <summary>The first booked encounter from that day on whose kind the check names; without one, the first of any kind; null when none is booked.</summary>
    public static PartialDate? For(ConceptId check, DateOnly from, EvaluationContext context)
    {
        EncounterFact[] booked =
        [
            .. context.View.Booked.All.Select(static e => e.Fact)
                .Where(e => RecordTable.IsBooked(e, context.AsOf) == true && e.Period?.Start is { } start && start.Earliest >= from)
                .OrderBy(static e => e.Period!.Value.Start!.Value.Earliest),
        ];
        return (Array.Find(booked, e => context.Plan.Codes.Holds(check, e.Codes)) ?? booked.FirstOrDefault())?.Period?.Start;
    }
}
