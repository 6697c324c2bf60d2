namespace CareRules.Clinical;

/// <content>Which date: onset, else recorded; effective, else issued. A fact with a period lies in a window when the period overlaps it.</content>
internal static partial class RecordTable
{
    /// <summary>The date by which a fact is known and sorted; null when none is recorded.</summary>
    public static PartialDate? DateOf(Fact fact) => fact switch
    {
        ConditionFact f => f.Onset ?? f.Recorded,
        AllergyFact f => f.Onset ?? f.Recorded,
        MedicationFact { Item: MedicationItem.Dispense } f => f.Authored ?? f.Period?.Start,
        MedicationFact f => f.Period?.Start ?? f.Authored,
        ObservationFact f => f.Effective ?? f.Period?.Start ?? f.Period?.End ?? f.Issued,
        ProcedureFact f => f.Performed ?? f.Period?.Start ?? f.Period?.End,
        EncounterFact f => f.Period?.Start ?? f.Period?.End,
        OrderFact f => f.Authored,
        FamilyHistoryFact f => f.Recorded,
        CareFact f => f.Period?.Start ?? f.Recorded,
        _ => null,
    };

    /// <summary>When it was true of the patient: its day, else its period, else when it was issued; without any date, at some time up to the as-of date.</summary>
    public static DateSpan When(ObservationFact fact, DateOnly asOf) =>
        fact.Effective is null && Recorded(fact.Period) is { } period ? DateSpan.Of(period) : DateSpan.On(StartOf(fact.Effective ?? fact.Issued, asOf));

    /// <summary>When it was done: its day, else its period; without any date, at some time up to the as-of date.</summary>
    public static DateSpan When(ProcedureFact fact, DateOnly asOf) =>
        fact.Performed is null && Recorded(fact.Period) is { } period ? DateSpan.Of(period) : DateSpan.On(StartOf(fact.Performed, asOf));

    /// <summary>From when to when it took place. One still in progress has no end yet; one that is booked without a date may be on any day.</summary>
    public static DateSpan When(EncounterFact fact, DateOnly asOf) => new(
        fact.Period?.Start is null && fact.Status != FactStatus.Planned ? StartOf(null, asOf) : DateInterval.Of(fact.Period?.Start),
        EndOf(fact, asOf));

    // A finished encounter without an end took place on the day of its start, as most visits do.
    private static DateInterval EndOf(EncounterFact fact, DateOnly asOf) => (fact.Period?.End, fact.Status) switch
    {
        ({ } end, _) => DateInterval.Of(end),
        (null, FactStatus.InProgress) => DateInterval.Open,
        (null, FactStatus.Completed) => StartOf(fact.Period?.Start, asOf),
        _ => DateInterval.Of(null),
    };

    /// <summary>Whether a fact is dated after the as-of date: it does not count then, and is reported. Booked encounters are meant to be.</summary>
    public static bool? IsAfter(Fact fact, DateOnly asOf) =>
        DateOf(fact) is { } date && !fact.IsProposed && Admit(fact) != Admission.Booked ? DateInterval.Of(date).IsAfter(asOf) : false;

    private static DatePeriod? Recorded(DatePeriod? period) =>
        period is { } p && (p.Start is not null || p.End is not null) ? p : null;
}
