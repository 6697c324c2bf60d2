namespace CareRules;

/// <summary>What kind of matter a rule is about.</summary>
public enum RuleCategory
{
    /// <summary>Two medicines.</summary>
    DrugDrug,

    /// <summary>A medicine and a condition.</summary>
    DrugDisease,

    /// <summary>Two of the same.</summary>
    Duplication,

    /// <summary>A medicine that is missing.</summary>
    Omission,

    /// <summary>A medicine that treats the effect of another.</summary>
    Cascade,

    /// <summary>Too much in sum.</summary>
    Burden,

    /// <summary>A test or check.</summary>
    Monitoring,

    /// <summary>A value to aim at.</summary>
    Target,

    /// <summary>Who does what, and whether a plan exists.</summary>
    Coordination,

    /// <summary>What the patient and carer can do.</summary>
    SelfManagement,
}
