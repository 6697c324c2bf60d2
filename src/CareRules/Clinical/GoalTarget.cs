using System.Collections.Immutable;

namespace CareRules.Clinical;

/// <summary>A measure that a goal aims at.</summary>
public sealed class GoalTarget
{
    /// <summary>The codes of the measure.</summary>
    public ImmutableArray<Code> Measure { get; init; } = [];

    /// <summary>The lower end, inclusive; null when there is none.</summary>
    public Quantity? Low { get; init; }

    /// <summary>The upper end, inclusive; null when there is none.</summary>
    public Quantity? High { get; init; }

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(GoalTarget);
}
