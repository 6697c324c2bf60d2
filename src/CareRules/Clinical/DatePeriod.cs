namespace CareRules.Clinical;

/// <summary>From a date to a date, both inclusive; either end may be missing (open or not known).</summary>
public readonly record struct DatePeriod
{
    /// <summary>Makes a period.</summary>
    /// <param name="start">The first day, or null.</param>
    /// <param name="end">The last day, or null.</param>
    public DatePeriod(PartialDate? start, PartialDate? end)
    {
        Start = start;
        End = end;
    }

    /// <summary>The first day; null when not recorded.</summary>
    public PartialDate? Start { get; }

    /// <summary>The last day; null when open or not recorded.</summary>
    public PartialDate? End { get; }

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(DatePeriod);
}
