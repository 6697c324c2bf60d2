using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules;

/// <summary>What is aimed at for one measure, taking every rule and agreed goal together, and how the patient stands to it.</summary>
public sealed class MeasureTarget
{
    internal MeasureTarget()
    {
    }

    /// <summary>The id of the observation concept.</summary>
    public string Measure { get; internal init; } = "";

    /// <summary>How the latest value stands to the aim in effect, or why there is none.</summary>
    public TargetStatus Status { get; internal init; }

    /// <summary>The aim in effect, as <c>&lt; 130 mm[Hg]</c>; null for a conflict, where it is individual, and where it is not known.</summary>
    public string? Effective { get; internal init; }

    /// <summary>The latest value as recorded; null where there is none in time or it is not usable.</summary>
    public Quantity? Current { get; internal init; }

    /// <summary>The date of <see cref="Current"/>; null for a computed value.</summary>
    public PartialDate? CurrentDate { get; internal init; }

    /// <summary>The host's reference of <see cref="Current"/>; null for a computed value.</summary>
    public string? CurrentSource { get; internal init; }

    /// <summary>Everyone who aims: rules by pack and id, then goals.</summary>
    public ImmutableArray<RuleReason> From { get; internal init; } = [];

    /// <summary>What the resolution that decided prefers: <c>strictest</c>, <c>most-lenient</c>, <c>agreed</c>, <c>individualise</c> or <c>rule</c>; null when none did.</summary>
    public string? Prefer { get; internal init; }

    /// <summary>The rule that the resolution names; null otherwise.</summary>
    public string? PreferredRule { get; internal init; }

    /// <summary>The author's reason for the resolution; null when none decided.</summary>
    public string? Because { get; internal init; }

    /// <summary>The ids of the rules, and the references of the goals, whose aim gave way.</summary>
    public ImmutableArray<string> Outweighed { get; internal init; } = [];

    /// <summary>Prints no value.</summary>
    public override string ToString() => Measure;
}
