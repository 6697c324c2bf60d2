namespace CareRules;

/// <summary>Whether a rule speaks.</summary>
public enum RuleStatus
{
    /// <summary>Speaks.</summary>
    Active,

    /// <summary>Being written; speaks only when the host asks for drafts.</summary>
    Draft,

    /// <summary>Under review; speaks only when the host asks for drafts.</summary>
    Review,

    /// <summary>Taken out of force for now; never speaks.</summary>
    Suspended,

    /// <summary>Taken out of force for good; never speaks.</summary>
    Retired,

    /// <summary>Evaluated and counted, never shown.</summary>
    Shadow,
}
