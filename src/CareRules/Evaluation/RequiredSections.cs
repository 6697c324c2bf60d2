using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Which sections a question needs, and over which window: the same for every patient.</summary>
internal static class RequiredSections
{
    public static ImmutableArray<RecordSection> Of(FactQuery query, EvaluationPlan plan) => query switch
    {
        ConditionQuery => [RecordSection.Conditions],
        MedicationQuery => [RecordSection.Medications],
        ObservationQuery or NoObservationQuery => [RecordSection.Observations],
        AllergyQuery => [RecordSection.Allergies],
        ProcedureQuery when query.Concept == ConceptId.Any => [RecordSection.Procedures, RecordSection.Immunisations],
        OrderQuery => [RecordSection.Orders],
        FamilyHistoryQuery => [RecordSection.FamilyHistory],
        EncounterQuery => [RecordSection.Encounters],
        _ => Of(plan.Concepts[query.Concept.Index]),
    };

    /// <summary>The sections in which facts of a concept are kept.</summary>
    public static ImmutableArray<RecordSection> Of(Concept concept) => concept.Kind switch
    {
        ConceptKind.Condition => [RecordSection.Conditions],
        ConceptKind.Medication => [RecordSection.Medications],
        ConceptKind.Observation or ConceptKind.Finding => [RecordSection.Observations],
        ConceptKind.Allergy => [RecordSection.Allergies],
        ConceptKind.Procedure => [RecordSection.Procedures, RecordSection.Immunisations],
        ConceptKind.Encounter => [RecordSection.Encounters],
        ConceptKind.Order => [RecordSection.Orders],
        ConceptKind.Role => [RecordSection.CareTeam],
        ConceptKind.Care when concept.RecordedAs is { } item => [new CareFact { Item = item }.Section],
        _ => [RecordSection.CarePlans, RecordSection.Goals, RecordSection.Consents, RecordSection.Carers],
    };

    /// <summary>The window of a question; null when it looks at the whole past.</summary>
    public static Window? WindowOf(FactQuery query, EvaluationPlan plan) => query switch
    {
        ConditionQuery q => q.Within,
        MedicationQuery q => q.Within,
        ObservationQuery { Change: { } change } => new PastWindow(change.Over),
        ObservationQuery q => q.Within ?? (q.Concept.Index >= 0 && plan.Concepts[q.Concept.Index].ValidFor is { } valid ? new PastWindow(valid) : null),
        NoObservationQuery q => q.Within,
        AllergyQuery q => q.Within,
        ProcedureQuery q => q.Within,
        OrderQuery q => q.Within,
        NotDoneQuery q => q.Within,
        EncounterQuery q => q.Within ?? q.Ended,
        CareQuery q => q.Within,
        _ => null,
    };
}
