namespace CareRules.Clinical;

/// <summary>A condition of a relative.</summary>
public sealed class FamilyHistoryFact : Fact
{
    /// <summary>How close the relative is.</summary>
    public RelativeDegree Degree { get; init; }

    /// <summary>The relative's age at onset, in completed years; null when not recorded as a number.</summary>
    public int? OnsetAge { get; init; }

    /// <summary>When it was recorded.</summary>
    public PartialDate? Recorded { get; init; }

    /// <inheritdoc/>
    public override RecordSection Section => RecordSection.FamilyHistory;
}

/// <summary>How close a relative is.</summary>
public enum RelativeDegree
{
    /// <summary>Not recorded or not known.</summary>
    NotStated,

    /// <summary>Parent, full sibling or child.</summary>
    First,

    /// <summary>Grandparent, grandchild, aunt, uncle, niece, nephew or half-sibling.</summary>
    Second,

    /// <summary>Any other relative.</summary>
    Other,
}
