using System.Collections.Immutable;

namespace CareRules.Clinical;

/// <summary>A care-team role, care plan, flag, goal, consent or carer.</summary>
public sealed class CareFact : Fact
{
    /// <summary>Which of these it is.</summary>
    public CareItem Item { get; init; }

    /// <summary>For a role of the care team: who holds it, as the record writes it; null when it does not say.</summary>
    public string? Holder { get; init; }

    /// <summary>From when to when it is in force.</summary>
    public DatePeriod? Period { get; init; }

    /// <summary>When it was made or recorded.</summary>
    public PartialDate? Recorded { get; init; }

    /// <summary>The measures a goal aims at; empty for all others.</summary>
    public ImmutableArray<GoalTarget> Targets { get; init; } = [];

    /// <inheritdoc/>
    internal override ImmutableArray<Code> FiledUnder => Targets.IsDefaultOrEmpty
        ? Codes
        : [.. Codes.IsDefault ? [] : Codes, .. Targets.SelectMany(static t => t.Measure.IsDefault ? [] : t.Measure)];

    /// <inheritdoc/>
    public override RecordSection Section => Item switch
    {
        CareItem.TeamRole => RecordSection.CareTeam,
        CareItem.Plan or CareItem.Flag => RecordSection.CarePlans,
        CareItem.Goal => RecordSection.Goals,
        CareItem.Consent => RecordSection.Consents,
        _ => RecordSection.Carers,
    };
}

/// <summary>What part of care a <see cref="CareFact"/> is.</summary>
public enum CareItem
{
    /// <summary>A role in the care team.</summary>
    TeamRole,

    /// <summary>A care plan.</summary>
    Plan,

    /// <summary>A flag or alert.</summary>
    Flag,

    /// <summary>An agreed goal.</summary>
    Goal,

    /// <summary>A consent or preference.</summary>
    Consent,

    /// <summary>An informal carer.</summary>
    Carer,
}
