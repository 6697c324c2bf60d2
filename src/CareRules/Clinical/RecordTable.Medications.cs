namespace CareRules.Clinical;

/// <content>From when to when a medicine is taken, and whether it is on the as-of date.</content>
internal static partial class RecordTable
{
    /// <summary>Active on the as-of date, and the period. Asked only of facts that are admitted.</summary>
    /// <param name="fact">The item.</param>
    /// <param name="asOf">The as-of date.</param>
    /// <param name="acuteDays">The pack's <c>acute-length</c>, in days back from the as-of date.</param>
    /// <remarks>A supply of n days covers n days, the first included: n days later it has ended. A part of a day is a day.</remarks>
    public static InForce MedicationInForce(MedicationFact fact, DateOnly asOf, int acuteDays)
    {
        if (fact.IsProposed)
        {
            return Proposed(fact, asOf, acuteDays);
        }

        DateInterval start = StartOf(DateOf(fact), asOf);
        return fact.Item switch
        {
            MedicationItem.Administration => Administration(fact, start, asOf),
            MedicationItem.Dispense => Dispense(fact, start, asOf),
            _ => Prescribed(fact, start, asOf, acuteDays),
        };
    }

    // Request or statement.
    private static InForce Prescribed(MedicationFact fact, DateInterval start, DateOnly asOf, int acuteDays)
    {
        bool? status = fact.Status switch
        {
            FactStatus.NotStated or FactStatus.Active => true,
            FactStatus.Intended when fact.Item == MedicationItem.Statement => true,
            FactStatus.OnHold or FactStatus.Stopped or FactStatus.Completed or FactStatus.Inactive => false,
            _ => null,
        };
        start = Begun(start, status, asOf);
        (DateInterval end, string? reason) = status switch
        {
            true => RunsUntil(fact, start, acuteDays),
            false => (EndedBy(fact, start, asOf), null),
            null => (MayEnd(RunsUntil(fact, start, acuteDays).End, fact, start), null),
        };
        return InForce.From(status, InForce.StatusUnknown, new DateSpan(start, end), asOf, reason);
    }

    // Its end; else the end of its supply; else, acute: at least the acute length, then unknown; repeat or not stated: open.
    private static (DateInterval End, string? Reason) RunsUntil(MedicationFact fact, DateInterval start, int acuteDays)
    {
        if (fact.Period?.End is { } last)
        {
            return (DateInterval.Of(last), null);
        }

        if (SupplyDays(fact, 1 + Math.Max(0L, fact.Repeats ?? 0)) is { } days)
        {
            return (start.AddDays(days - 1), null);
        }

        return fact.Course == CourseType.Acute
            ? (new DateInterval(start.AddDays(acuteDays - 1).Earliest, DateOnly.MaxValue), InForce.AcuteWithoutEnd)
            : (DateInterval.Open, null);
    }

    // Whatever its status is: its end; else at any time, and no later than it would if it were active.
    private static DateInterval MayEnd(DateInterval ifActive, MedicationFact fact, DateInterval start) =>
        fact.Period?.End is null ? new DateInterval(start.Earliest, ifActive.Latest) : ifActive;

    // Its end; else at an unknown time up to the as-of date, and no later than its supply lasts.
    private static DateInterval EndedBy(MedicationFact fact, DateInterval start, DateOnly asOf)
    {
        if (fact.Period?.End is { } last)
        {
            return DateInterval.Of(last);
        }

        DateInterval ended = EndFromStatus(false, start, asOf);
        return SupplyDays(fact, 1 + Math.Max(0L, fact.Repeats ?? 0)) is { } days ? ended.NotAfter(start.AddDays(days - 1).Latest) : ended;
    }

    // Active from hand-over for its days' supply. One without, or stopped half-way, was in hand on its day; until when is not known.
    private static InForce Dispense(MedicationFact fact, DateInterval start, DateOnly asOf)
    {
        int? days = SupplyDays(fact, 1);
        DateInterval end = (fact.Status, days) switch
        {
            (FactStatus.Stopped, { } most) => new DateInterval(DateOnly.MinValue, start.AddDays(most - 1).Latest),
            (_, { } exact) => start.AddDays(exact - 1),
            _ => DateInterval.Unknown,
        };
        bool? status = fact.Status == FactStatus.Unknown ? null : true;
        return InForce.From(status, InForce.StatusUnknown, new DateSpan(start, end), asOf, DateOf(fact) is null ? InForce.DayMissing : days is null ? InForce.SupplyMissing : null);
    }

    // On its day, or on the days of its period.
    private static InForce Administration(MedicationFact fact, DateInterval start, DateOnly asOf)
    {
        DateSpan span = new(start, fact.Period?.End is { } last ? DateInterval.Of(last) : start);
        bool? status = fact.Status == FactStatus.Unknown ? null : true;
        return InForce.From(status, InForce.StatusUnknown, span, asOf, DateOf(fact) is null ? InForce.DayMissing : null);
    }

    // A draft under consideration is taken from the as-of date, whatever its own dates say of the past.
    private static InForce Proposed(MedicationFact fact, DateOnly asOf, int acuteDays)
    {
        DateInterval start = DateInterval.Of(asOf);
        (DateInterval end, _) = fact.Period?.End is { } last && last.Latest < asOf
            ? (DateInterval.Open, null)
            : RunsUntil(fact, start, acuteDays);
        return new InForce(true, new DateSpan(start, end.NotBefore(asOf)), null);
    }

    // Zero or fewer days is no supply: it says nothing.
    private static int? SupplyDays(MedicationFact fact, long times)
    {
        if (fact.SupplyDays is not { } days || days <= 0)
        {
            return null;
        }

        // A supply beyond the calendar is cut to its length; the product of two large numbers must not overflow.
        decimal longest = DateOnly.MaxValue.DayNumber;
        return (int)Math.Min(longest, Math.Ceiling(Math.Min(days, longest) * times));
    }
}
