namespace CareRules.Clinical;

/// <summary>A problem or diagnosis.</summary>
public sealed class ConditionFact : Fact
{
    /// <summary>Whether it is in force.</summary>
    public ClinicalStatus ClinicalStatus { get; init; }

    /// <summary>How sure the record is.</summary>
    public VerificationStatus Verification { get; init; }

    /// <summary>When it began; else <see cref="Recorded"/> stands in.</summary>
    public PartialDate? Onset { get; init; }

    /// <summary>When it ended.</summary>
    public PartialDate? Abatement { get; init; }

    /// <summary>True when the record says that it has ended but not when.</summary>
    public bool AbatedAtUnknownTime { get; init; }

    /// <summary>When it was recorded.</summary>
    public PartialDate? Recorded { get; init; }

    /// <inheritdoc/>
    public override RecordSection Section => RecordSection.Conditions;
}
