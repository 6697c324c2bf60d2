namespace CareRules;

/// <summary>Where a patient belongs in a population measure; null where the record does not decide it.</summary>
public sealed class MetricMembership
{
    internal MetricMembership()
    {
    }

    /// <summary>The id of the metric.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>In the initial population and the denominator.</summary>
    public bool? Denominator { get; internal init; }

    /// <summary>In the denominator, but excluded.</summary>
    public bool? Exclusion { get; internal init; }

    /// <summary>Counted and in the numerator; an excluded patient is not.</summary>
    public bool? Numerator { get; internal init; }

    /// <summary>Counted, outside of the numerator, with a reason that is accepted.</summary>
    public bool? Exception { get; internal init; }
}
