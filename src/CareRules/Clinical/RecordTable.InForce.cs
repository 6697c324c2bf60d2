namespace CareRules.Clinical;

/// <content>Whether a condition, an allergy, an order or an encounter stands on the as-of date. Asked only of facts that are admitted.</content>
internal static partial class RecordTable
{
    /// <summary>Active: clinical status active, recurrence or relapse, and no abatement on or before the as-of date; without a status, active unless abated.</summary>
    /// <remarks><c>Now</c> true is active, false inactive. The span ends on the day before abatement, the last on which it was in force; inactive without a date has ended at an unknown time.</remarks>
    public static InForce ConditionInForce(ConditionFact fact, DateOnly asOf)
    {
        bool? active = SaysActive(fact.ClinicalStatus, fact.Status);
        bool? status = active;
        string reason = InForce.StatusUnknown;
        if (fact.Abatement is { } abated)
        {
            status &= DateInterval.Of(abated).IsAfter(asOf);
            reason = active is null ? reason : InForce.EndUndecided;
        }
        else if (fact.AbatedAtUnknownTime)
        {
            // An explicit "active" beside "has ended" is a contradiction; without a status, what has ended is inactive.
            status &= fact.ClinicalStatus == ClinicalStatus.NotStated ? false : null;
            reason = active is null ? reason : InForce.StatusContradicts;
        }

        DateInterval start = Begun(StartOf(fact.Onset ?? fact.Recorded, asOf), active, asOf);
        DateInterval end = fact.Abatement is { } last ? LastDayBefore(DateInterval.Of(last), start) : EndFromStatus(status, start, asOf);
        return InForce.From(status, reason, new DateSpan(start, end), asOf);
    }

    /// <summary>In force unless inactive, in remission or resolved; unconfirmed counts.</summary>
    public static InForce AllergyInForce(AllergyFact fact, DateOnly asOf)
    {
        bool? status = SaysActive(fact.ClinicalStatus, fact.Status);
        DateInterval start = StartOf(fact.Onset ?? fact.Recorded, asOf);
        return InForce.From(status, InForce.StatusUnknown, new DateSpan(start, EndFromStatus(status, start, asOf)), asOf);
    }

    /// <summary>Open: active, in progress or on hold, and requested on or before the as-of date. Stopped and inactive are neither open nor completed.</summary>
    public static bool? IsOpen(OrderFact fact, DateOnly asOf) => fact.IsProposed ? true : IsRequested(fact, asOf) & fact.Status switch
    {
        FactStatus.Active or FactStatus.InProgress or FactStatus.OnHold => true,
        FactStatus.NotStated => null,
        _ when Admit(fact) == Admission.UnknownStatus => null,
        _ => false,
    };

    /// <summary>Completed, and requested on or before the as-of date.</summary>
    public static bool? IsCompleted(OrderFact fact, DateOnly asOf) => fact.IsProposed ? false : IsRequested(fact, asOf) & fact.Status switch
    {
        FactStatus.Completed => true,
        FactStatus.NotStated => null,
        _ when Admit(fact) == Admission.UnknownStatus => null,
        _ => false,
    };

    /// <summary>Requested on or before the as-of date (<c>status: any</c>).</summary>
    public static bool? IsRequested(OrderFact fact, DateOnly asOf) =>
        fact.IsProposed ? true : StartOf(fact.Authored, asOf).IsOnOrBefore(asOf);

    /// <summary>Done: took place or began on or before the as-of date, and was not merely booked.</summary>
    public static bool? IsDone(EncounterFact fact, DateOnly asOf) => Admit(fact) switch
    {
        Admission.Counts => When(fact, asOf).Start.IsOnOrBefore(asOf),
        Admission.UnknownStatus => When(fact, asOf).Start.IsOnOrBefore(asOf) == false ? false : null,
        _ => false,
    };

    /// <summary>Booked for the as-of date or later. One that was booked for an earlier day and never closed is neither done nor booked.</summary>
    public static bool? IsBooked(EncounterFact fact, DateOnly asOf) =>
        Admit(fact) == Admission.Booked ? !When(fact, asOf).Start.IsBefore(asOf) : false;

    // One that ended on the day it began was in force on that day; an end before the start stays a contradiction.
    private static DateInterval LastDayBefore(DateInterval abated, DateInterval start) =>
        abated.Latest < start.Earliest ? abated
        : new DateInterval(abated.AddDays(-1).Earliest, start.Latest >= abated.Latest ? abated.Latest : abated.AddDays(-1).Latest).NotBefore(start.Earliest);

    // Of an item without any date is known only that the record, as it stands on the as-of date, holds it.
    private static DateInterval StartOf(PartialDate? date, DateOnly asOf) =>
        date is { } d ? DateInterval.Of(d) : new DateInterval(DateOnly.MinValue, asOf);

    // What is over has begun.
    private static DateInterval Begun(DateInterval start, bool? inForce, DateOnly asOf) =>
        inForce == false && start.Earliest <= asOf ? start.NotAfter(asOf) : start;

    // What is in force has no end; what is not has ended at an unknown time; where the status is unknown, so is the end.
    private static DateInterval EndFromStatus(bool? inForce, DateInterval start, DateOnly asOf) => inForce switch
    {
        true => DateInterval.Open,
        false => new DateInterval(DateOnly.MinValue, asOf).NotBefore(start.Earliest),
        null => DateInterval.Unknown,
    };

    private static bool? SaysActive(ClinicalStatus clinical, FactStatus status) => clinical switch
    {
        _ when status is not (FactStatus.NotStated or FactStatus.Active or FactStatus.Inactive) => null,
        ClinicalStatus.Active or ClinicalStatus.Recurrence or ClinicalStatus.Relapse => true,
        ClinicalStatus.Inactive or ClinicalStatus.Remission or ClinicalStatus.Resolved => false,
        ClinicalStatus.NotStated => status != FactStatus.Inactive,
        _ => null,
    };
}
