using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>The sections in which facts of a concept are kept, by its kind.</summary>
internal static class ConceptSections
{
    private static readonly ImmutableArray<RecordSection> AllCare =
        [RecordSection.CarePlans, RecordSection.Goals, RecordSection.Consents, RecordSection.Carers];

    public static ImmutableArray<RecordSection> Of(ConceptId concept, EvaluationContext context)
    {
        Concept asked = context.Plan.Concepts[concept.Index];
        return asked.Kind switch
        {
            ConceptKind.Condition => [RecordSection.Conditions],
            ConceptKind.Medication => [RecordSection.Medications],
            ConceptKind.Observation or ConceptKind.Finding => [RecordSection.Observations],
            ConceptKind.Allergy => [RecordSection.Allergies],
            ConceptKind.Procedure when context.Tables.HoldsVaccines(concept) => [RecordSection.Procedures, RecordSection.Immunisations],
            ConceptKind.Procedure => [RecordSection.Procedures],
            ConceptKind.Encounter => [RecordSection.Encounters],
            ConceptKind.Order => [RecordSection.Orders],
            ConceptKind.Role => [RecordSection.CareTeam],
            _ => OfCare(asked.RecordedAs),
        };
    }

    private static ImmutableArray<RecordSection> OfCare(CareItem? item) =>
        item is { } only ? [new CareFact { Item = only }.Section] : AllCare;
}
