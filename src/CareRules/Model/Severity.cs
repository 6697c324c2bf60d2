namespace CareRules;

/// <summary>How much a recommendation matters, lowest first.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing to do now.</summary>
    Info,

    /// <summary>To be considered at the next routine contact.</summary>
    Low,

    /// <summary>To be acted on soon.</summary>
    Moderate,

    /// <summary>Likely harm if nothing is done.</summary>
    High,

    /// <summary>Serious harm is near.</summary>
    Critical,
}
