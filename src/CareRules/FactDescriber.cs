using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Explanations;
using CareRules.Model;

namespace CareRules;

/// <summary>Describes a matched fact for hosts and readers.</summary>
internal static class FactDescriber
{
    public static RecommendationFact Describe(FactMatch match, EvaluationPlan plan)
    {
        ObservationFact? observation = match.Fact as ObservationFact;
        return new RecommendationFact
        {
            Source = match.Fact.Source,
            Kind = KindOf(match.Fact),
            Concept = match.Concept.Index >= 0 ? plan.Concepts[match.Concept.Index].Name : "any",
            Code = FactNames.MatchedCode(match.Fact, match.Concept, plan),
            Name = FactNames.Of(match.Fact, match.Concept, plan),
            Display = FactNames.Recorded(match.Fact, match.Concept, plan),
            Value = observation?.Value,
            ValueCode = observation is { ValueCodes: [var code, ..] } ? code : null,
            Date = match.Date ?? FactDates.Of(match.Fact),
        };
    }

    private static string KindOf(Fact fact) => fact switch
    {
        ConditionFact => "condition",
        MedicationFact => "medication",
        ObservationFact => "observation",
        AllergyFact => "allergy",
        ProcedureFact { IsImmunisation: true } => "immunisation",
        ProcedureFact => "procedure",
        EncounterFact => "encounter",
        OrderFact => "order",
        FamilyHistoryFact => "family-history",
        _ => "care",
    };
}
