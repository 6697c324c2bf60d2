using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>What is aimed at for one measure, by whom, and how the patient stands to it.</summary>
internal sealed record TargetFinding(ConceptId Measure, TargetStatus Status, TargetSettlement Settlement)
{
    /// <summary>Everyone who aims, in the order of the plan, then the goals.</summary>
    public ImmutableArray<TargetClaim> Claims { get; init; } = [];

    public CurrentValue? Current { get; init; }

    /// <summary>For a conflict.</summary>
    public Severity Severity { get; init; }

    /// <summary>What would decide an unknown status.</summary>
    public ImmutableArray<DataGap> Gaps { get; init; } = [];

    /// <summary>Those whose aim gave way to a resolution.</summary>
    public ImmutableArray<TargetClaim> Outweighed =>
        Settlement.By is null ? [] : [.. Claims.Where(c => c.Aim?.Range != Settlement.Effective?.Range)];

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(TargetFinding);
}
