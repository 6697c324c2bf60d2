using CareRules.Clinical;

namespace CareRules.Explanations;

/// <summary>The date of a fact where the evaluation did not judge it by one: onset, else recorded; effective, else issued.</summary>
internal static class FactDates
{
    public static PartialDate? Of(Fact fact) => fact switch
    {
        ConditionFact f => f.Onset ?? f.Recorded,
        MedicationFact f => f.Period?.Start ?? f.Authored,
        ObservationFact f => f.Effective ?? f.Period?.End ?? f.Period?.Start ?? f.Issued,
        AllergyFact f => f.Onset ?? f.Recorded,
        ProcedureFact f => f.Performed ?? f.Period?.End ?? f.Period?.Start,
        EncounterFact f => f.Period?.Start,
        OrderFact f => f.Authored,
        FamilyHistoryFact f => f.Recorded,
        CareFact f => f.Period?.Start ?? f.Recorded,
        _ => null,
    };
}
