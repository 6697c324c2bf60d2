namespace CareRules.Clinical;

/// <summary>An allergy, intolerance or adverse event.</summary>
public sealed class AllergyFact : Fact
{
    /// <summary>Whether it is in force.</summary>
    public ClinicalStatus ClinicalStatus { get; init; }

    /// <summary>How sure the record is; unconfirmed counts.</summary>
    public VerificationStatus Verification { get; init; }

    /// <summary>When it began or happened.</summary>
    public PartialDate? Onset { get; init; }

    /// <summary>When it was recorded.</summary>
    public PartialDate? Recorded { get; init; }

    /// <inheritdoc/>
    public override RecordSection Section => RecordSection.Allergies;
}
