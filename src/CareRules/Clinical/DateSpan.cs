namespace CareRules.Clinical;

/// <summary>From a first to a last day, both inclusive, each known only as far as its interval says.</summary>
internal readonly record struct DateSpan
{
    /// <summary>Makes a span. What begins cannot end before it began: each end narrows the other.</summary>
    public DateSpan(DateInterval start, DateInterval end)
    {
        IsContradictory = end.Latest < start.Earliest;
        Start = IsContradictory ? start : start.NotAfter(end.Latest);
        End = IsContradictory ? end : end.NotBefore(start.Earliest);
    }

    /// <summary>The first day.</summary>
    public DateInterval Start { get; }

    /// <summary>The last day; <see cref="DateInterval.Open"/> when there is none.</summary>
    public DateInterval End { get; }

    /// <summary>True when the recorded end lies before the recorded start: nothing can be said of such a span.</summary>
    public bool IsContradictory { get; }

    /// <summary>A single day, as far as it is known.</summary>
    public static DateSpan On(DateInterval day) => new(day, day);

    /// <summary>A recorded period; a missing end is not known (it is not taken as open).</summary>
    public static DateSpan Of(DatePeriod period) => new(DateInterval.Of(period.Start), DateInterval.Of(period.End));

    /// <summary>Whether some day of the span lies in the window; null when the dates do not decide it.</summary>
    public bool? Overlaps(DateWindow window) => IsContradictory
        ? null
        : Start.IsOnOrBefore(window.Through) & (window.After is { } after ? End.IsAfter(after) : true);

    /// <summary>Whether the span includes the day; null when the dates do not decide it.</summary>
    public bool? Includes(DateOnly day) => IsContradictory ? null : Start.IsOnOrBefore(day) & !End.IsBefore(day);

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(DateSpan);
}
