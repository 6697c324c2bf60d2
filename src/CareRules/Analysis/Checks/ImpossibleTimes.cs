using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>Times that exclude one another inside one criterion.</summary>
internal static class ImpossibleTimes
{
    /// <summary>Why the criterion is never true; null when it may be.</summary>
    public static string? Reason(Criterion criterion) => criterion switch
    {
        FactCriterion { Query: var query } => Reason(query),
        CountCriterion { Query: var query } => Reason(query),
        SequenceThenCriterion { Within.Amount: 0, SameDay: false } => "`then` must come on a later day, and `within` leaves no day",
        _ => null,
    };

    private static string? Reason(FactQuery query) => query switch
    {
        _ when IsEmpty(WithinOf(query)) && query is not NoObservationQuery => "`within` leaves no day",
        MedicationQuery { Started: PastWindow started, For: { } length } when IsLonger(length, started) => "what began so lately cannot have lasted for so long",
        ConditionQuery { Onset: PastWindow onset, For: { } length } when IsLonger(length, onset) => "what began so lately cannot have lasted for so long",
        MedicationQuery { For: { } length } when IsNegative(length) => "nothing lasts for less than no time",
        ConditionQuery { For: { } length } when IsNegative(length) => "nothing lasts for less than no time",
        ObservationQuery { Within: PastWindow within, Apart: { Comparison: Comparison.GreaterOrEqual or Comparison.Greater } apart } when DurationOrder.IsAtLeast(apart.Length, within.Length) =>
            "values of so short a time cannot lie so far apart",
        _ => null,
    };

    private static Window? WithinOf(FactQuery query) => query switch
    {
        ConditionQuery q => q.Within,
        MedicationQuery q => q.Within,
        ObservationQuery q => q.Within,
        AllergyQuery q => q.Within,
        ProcedureQuery q => q.Within,
        OrderQuery q => q.Within,
        NotDoneQuery q => q.Within,
        EncounterQuery q => q.Within,
        CareQuery q => q.Within,
        _ => null,
    };

    private static bool IsEmpty(Window? window) => window is PastWindow { Length.Amount: 0 };

    private static bool IsNegative(DurationTest test) => test is { Comparison: Comparison.Less, Length.Amount: 0 };

    private static bool IsLonger(DurationTest length, PastWindow since) =>
        length.Comparison is Comparison.GreaterOrEqual or Comparison.Greater or Comparison.Equal && DurationOrder.IsAtLeast(length.Length, since.Length);
}
