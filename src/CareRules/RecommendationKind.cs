namespace CareRules;

/// <summary>What kind of thing a recommendation is, in the order in which recommendations of one severity stand.</summary>
public enum RecommendationKind
{
    /// <summary>Medicines and conditions that do not go together, repeat one another, are missing, or are too many.</summary>
    Interaction,

    /// <summary>Targets of one measure that differ.</summary>
    TargetConflict,

    /// <summary>Recommendations whose actions oppose one another.</summary>
    ActionConflict,

    /// <summary>A test or check.</summary>
    Review,

    /// <summary>Who does what, and what the patient and carer can do.</summary>
    Coordination,

    /// <summary>Anything else.</summary>
    Other,
}
