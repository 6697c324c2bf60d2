using System.Collections.Immutable;
using CareRules.Evaluation;

namespace CareRules.Reasoning;

/// <summary>What follows for one patient from all that fired, taken together.</summary>
internal sealed record ReasonedCare
{
    public static readonly ReasonedCare Nothing = new();

    public ImmutableArray<TargetFinding> Targets { get; init; } = [];

    public ImmutableArray<ActionConflict> Conflicts { get; init; } = [];

    public ImmutableArray<Outweighed> Outweighed { get; init; } = [];

    public ImmutableArray<ReviewFinding> Reviews { get; init; } = [];

    /// <summary>Who is named in the care team; null where the record does not say.</summary>
    public ImmutableArray<FactMatch>? Team { get; init; }

    /// <summary>What is missing for these conclusions.</summary>
    public ImmutableArray<DataGap> Gaps { get; init; } = [];
}
