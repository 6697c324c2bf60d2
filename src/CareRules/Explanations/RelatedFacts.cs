using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>The facts of a record that a criterion can depend on at all: of the concepts that it names, and of what these are computed or closed by.</summary>
internal static class RelatedFacts
{
    public static ImmutableArray<Fact> Of(Criterion criterion, EvaluationPlan plan, PatientRecord record) => Of(Leaves(criterion, plan), plan, record);

    public static ImmutableArray<Fact> Of(IEnumerable<FactQuery> queries, EvaluationPlan plan, PatientRecord record)
    {
        HashSet<int> concepts = [];
        HashSet<RecordSection> whole = [];
        foreach (FactQuery query in queries)
        {
            foreach (ConceptId concept in query.Concepts())
            {
                Add(concept, plan, concepts);
            }

            if (query.Concept == ConceptId.Any)
            {
                whole.UnionWith(Sections(query));
            }
        }

        return [.. RecordParts.Facts(record).Where(f => whole.Contains(f.Section) || IsUncoded(f, plan) || Holds(f, plan, concepts))];
    }

    /// <summary>The questions that a criterion asks, those of definitions and scores included.</summary>
    public static IEnumerable<FactQuery> Leaves(Criterion criterion, EvaluationPlan plan) => criterion switch
    {
        DefinitionCriterion c => Leaves(plan.Definitions[c.Definition].Criterion, plan),
        ScoreCriterion c => plan.Scores[c.Score].Parts.SelectMany(p => Leaves(p, plan)),
        _ when criterion.Query() is { } query => [query],
        _ => criterion.Operands().SelectMany(o => Leaves(o, plan)),
    };

    private static IEnumerable<FactQuery> Leaves(ScorePart part, EvaluationPlan plan) => part switch
    {
        CriterionPart p => Leaves(p.When, plan),
        PerPart p => [p.Query],
        SubScorePart p => plan.Scores[p.Score].Parts.SelectMany(inner => Leaves(inner, plan)),
        _ => [],
    };

    private static void Add(ConceptId concept, EvaluationPlan plan, HashSet<int> concepts)
    {
        if (!concepts.Add(concept.Index))
        {
            return;
        }

        Concept named = plan.Concepts[concept.Index];
        foreach (ConceptId further in new[] { named.ResolvedBy }.OfType<ConceptId>()
            .Concat(named.Derived is { } formula ? formula.From.Select(static i => i.Concept) : [])
            .Where(static c => c.Index >= 0))
        {
            Add(further, plan, concepts);
        }

        // A sum of dose equivalents is made of every drug that states a factor for it.
        foreach (Concept drug in named.Derived is null ? [] : plan.Concepts.Where(c => c.DoseEquivalents.Any(e => e.Concept == concept)))
        {
            Add(drug.Id, plan, concepts);
        }
    }

    private static bool Holds(Fact fact, EvaluationPlan plan, HashSet<int> concepts)
    {
        foreach (Code code in fact.Codes)
        {
            foreach (int concept in code.System is { } system ? plan.Codes.Find(system, code.Value) : [])
            {
                if (concepts.Contains(concept))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsUncoded(Fact fact, EvaluationPlan plan) => fact switch
    {
        MedicationFact => !plan.Tables.HasUsableCode(fact, ConceptKind.Medication),
        AllergyFact => !plan.Tables.HasUsableCode(fact, ConceptKind.Allergy),
        _ => false,
    };

    private static IEnumerable<RecordSection> Sections(FactQuery query) => query switch
    {
        MedicationQuery => [RecordSection.Medications],
        ConditionQuery => [RecordSection.Conditions],
        EncounterQuery => [RecordSection.Encounters],
        ObservationQuery => [RecordSection.Observations],
        ProcedureQuery => [RecordSection.Procedures, RecordSection.Immunisations],
        OrderQuery => [RecordSection.Orders],
        _ => [],
    };
}
