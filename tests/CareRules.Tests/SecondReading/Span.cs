using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Tests.SecondReading;

/// <summary>The days that a date can be, both ends included. "A partial date is an interval: a comparison that the interval does not decide is unknown."</summary>
internal readonly record struct Span(DateOnly Lo, DateOnly Hi)
{
    public static readonly Span Never = new(DateOnly.MaxValue, DateOnly.MaxValue);

    /// <summary>A fact without a date happened, nobody says when: some day up to the as-of date.</summary>
    public static Span Of(PartialDate? date, DateOnly asOf) => date is { } d ? new Span(d.Earliest, d.Latest) : new Span(DateOnly.MinValue, asOf);

    public static Span Day(DateOnly day) => new(day, day);

    /// <summary>Nothing begins after its end.</summary>
    public Span NotAfter(PartialDate? end) => end is { } e && e.Latest < Hi && e.Latest >= Lo ? this with { Hi = e.Latest } : this;

    public Truth OnOrBefore(DateOnly day) => Hi <= day ? Truth.True : Lo > day ? Truth.False : Truth.Unknown;

    public Truth Before(DateOnly day) => Hi < day ? Truth.True : Lo >= day ? Truth.False : Truth.Unknown;

    public Truth In(Span window) =>
        Lo >= window.Lo && Hi <= window.Hi ? Truth.True : Hi < window.Lo || Lo > window.Hi ? Truth.False : Truth.Unknown;

    public Truth Before(Span other) => Hi < other.Lo ? Truth.True : Lo >= other.Hi ? Truth.False : Truth.Unknown;

    /// <summary>"A fact with a period is in a window when it overlaps it": begins no later than the window's end, ends no earlier than its start.</summary>
    public static Truth Overlap(Span start, Span lastDay, Span window)
    {
        DateOnly endsFrom = lastDay.Lo < start.Lo ? start.Lo : lastDay.Lo;
        return start.Hi <= window.Hi && endsFrom >= window.Lo ? Truth.True : start.Lo > window.Hi || lastDay.Hi < window.Lo ? Truth.False : Truth.Unknown;
    }
}

/// <summary>"Duration D: calendar arithmetic", the day cut to the month's last.</summary>
internal static class Calendar
{
    public static DateOnly Less(DateOnly day, Duration length) => Move(day, length, -1);

    public static DateOnly Plus(DateOnly day, Duration length) => Move(day, length, 1);

    public static DateOnly Days(DateOnly day, int days)
    {
        long number = (long)day.DayNumber + days;
        return number < 0 ? DateOnly.MinValue : number > DateOnly.MaxValue.DayNumber ? DateOnly.MaxValue : DateOnly.FromDayNumber((int)number);
    }

    public static Span Days(Span span, int days) => new(Days(span.Lo, days), Days(span.Hi, days));

    /// <summary>"(as-of − D, as-of]"; "(as-of − from, as-of − to]"; "next" for booked encounters; "ever".</summary>
    public static Span Window(Window? window, DateOnly asOf) => window switch
    {
        PastWindow w => new Span(Days(Less(asOf, w.Length), 1), asOf),
        BetweenWindow w => new Span(Days(Less(asOf, w.From), 1), Less(asOf, w.To)),
        NextWindow w => new Span(asOf, Plus(asOf, w.Length)),
        _ => new Span(DateOnly.MinValue, asOf),
    };

    /// <summary>"D has passed when the start ≤ as-of − D."</summary>
    public static Truth Passed(Span start, DurationTest test, DateOnly asOf)
    {
        DateOnly limit = Less(asOf, test.Length);
        return test.Comparison switch
        {
            Comparison.GreaterOrEqual => start.OnOrBefore(limit),
            Comparison.Greater => start.Before(limit),
            Comparison.Less => Kleene3.Not(start.OnOrBefore(limit)),
            Comparison.LessOrEqual => Kleene3.Not(start.Before(limit)),
            _ => start.In(Span.Day(limit)),
        };
    }

    private static DateOnly Move(DateOnly day, Duration length, int sign)
    {
        int amount = sign * length.Amount;
        return length.Unit switch
        {
            DurationUnit.Day => Days(day, amount),
            DurationUnit.Week => Days(day, amount * 7),
            DurationUnit.Month => Months(day, amount),
            _ => Months(day, amount * 12),
        };
    }

    private static DateOnly Months(DateOnly day, int months)
    {
        int count = (day.Year * 12) + day.Month - 1 + months;
        if (count < 12)
        {
            return DateOnly.MinValue;
        }

        if (count / 12 > 9999)
        {
            return DateOnly.MaxValue;
        }

        int last = DateTime.DaysInMonth(count / 12, (count % 12) + 1);
        return new DateOnly(count / 12, (count % 12) + 1, day.Day < last ? day.Day : last);
    }
}
