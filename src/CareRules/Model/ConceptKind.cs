namespace CareRules.Model;

/// <summary>What kind of thing a concept's codes mean.</summary>
internal enum ConceptKind
{
    Condition,
    Medication,
    Observation,
    Finding,
    Allergy,
    Procedure,
    Encounter,
    Care,
    Role,
    Order,
    Route,
}
