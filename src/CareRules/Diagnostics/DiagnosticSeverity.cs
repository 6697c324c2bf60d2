namespace CareRules;

/// <summary>How much a finding in a rule file matters.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Probably a mistake; the pack still loads.</summary>
    Warning,

    /// <summary>A mistake; the pack does not load.</summary>
    Error,
}
