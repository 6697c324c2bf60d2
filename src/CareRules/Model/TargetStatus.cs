namespace CareRules;

/// <summary>How a measure stands to what is aimed at.</summary>
public enum TargetStatus
{
    /// <summary>The latest value meets the aim.</summary>
    Met,

    /// <summary>The latest value does not meet the aim.</summary>
    NotMet,

    /// <summary>The record does not decide the aim or whether it is met; a gap names what is missing.</summary>
    Unknown,

    /// <summary>The aims differ and no resolution decides between them.</summary>
    Conflict,

    /// <summary>No number holds: one is to be agreed with the patient.</summary>
    Individualise,
}
