namespace CareRules.Clinical;

/// <summary>One day of which only this is known: it is not before <see cref="Earliest"/> and not after <see cref="Latest"/>.</summary>
/// <remarks>Every question is answered yes, no, or null where the interval does not decide it.</remarks>
internal readonly record struct DateInterval(DateOnly Earliest, DateOnly Latest)
{
    /// <summary>A day of which nothing is known.</summary>
    public static readonly DateInterval Unknown = new(DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>The end of what has no end.</summary>
    public static readonly DateInterval Open = new(DateOnly.MaxValue, DateOnly.MaxValue);

    /// <summary>True for the end of what has no end.</summary>
    public bool IsOpen => Earliest == DateOnly.MaxValue;

    /// <summary>The days that a partial date can be; <see cref="Unknown"/> when none is recorded.</summary>
    public static DateInterval Of(PartialDate? date) => date is { } d ? new(d.Earliest, d.Latest) : Unknown;

    /// <summary>This very day.</summary>
    public static DateInterval Of(DateOnly day) => new(day, day);

    /// <summary>Whether the day is that day or an earlier one.</summary>
    public bool? IsOnOrBefore(DateOnly day) => Latest <= day ? true : Earliest > day ? false : null;

    /// <summary>Whether the day is earlier than that day.</summary>
    public bool? IsBefore(DateOnly day) => Latest < day ? true : Earliest >= day ? false : null;

    /// <summary>Whether the day is later than that day.</summary>
    public bool? IsAfter(DateOnly day) => !IsOnOrBefore(day);

    /// <summary>Whether the day lies in the window.</summary>
    public bool? IsWithin(DateWindow window) =>
        IsOnOrBefore(window.Through) & (window.After is { } after ? IsAfter(after) : true);

    /// <summary>The same day, some days later; days beyond the calendar are its last.</summary>
    public DateInterval AddDays(int days) => new(Shift(Earliest, days), Shift(Latest, days));

    /// <summary>The same day, known not to be before <paramref name="day"/>.</summary>
    public DateInterval NotBefore(DateOnly day) => new(Earliest < day ? day : Earliest, Latest < day ? day : Latest);

    /// <summary>The same day, known not to be after <paramref name="day"/>.</summary>
    public DateInterval NotAfter(DateOnly day) => new(Earliest > day ? day : Earliest, Latest > day ? day : Latest);

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(DateInterval);

    private static DateOnly Shift(DateOnly day, int days) =>
        DateOnly.FromDayNumber((int)Math.Clamp((long)day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}
