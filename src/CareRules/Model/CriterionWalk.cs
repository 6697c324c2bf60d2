using System.Collections.Immutable;

namespace CareRules.Model;

/// <summary>What every stage that walks criteria needs: the operands of a criterion and the concepts that a query names.</summary>
internal static class CriterionWalk
{
    public static ImmutableArray<Criterion> Operands(this Criterion criterion) => criterion switch
    {
        AllCriterion c => c.Of,
        AnyCriterion c => c.Of,
        AtLeastCriterion c => c.Of,
        NotCriterion c => [c.Of],
        SequenceThenCriterion c => [c.First, c.Then],
        SequenceWithoutCriterion c => [c.First, c.Without],
        TogetherCriterion c => c.Of,
        _ => [],
    };

    /// <summary>The same criterion over others, in the order of <see cref="Operands"/>; one without operands is as it was.</summary>
    public static Criterion WithOperands(this Criterion criterion, ImmutableArray<Criterion> of) => criterion switch
    {
        AllCriterion c => c with { Of = of },
        AnyCriterion c => c with { Of = of },
        AtLeastCriterion c => c with { Of = of },
        NotCriterion c => c with { Of = of[0] },
        SequenceThenCriterion c => c with { First = of[0], Then = of[1] },
        SequenceWithoutCriterion c => c with { First = of[0], Without = of[1] },
        TogetherCriterion c => c with { Of = of },
        _ => criterion,
    };

    /// <summary>The criterion and all below it, definitions not entered.</summary>
    public static IReadOnlyList<Criterion> SelfAndBelow(this Criterion criterion)
    {
        List<Criterion> all = new(1);
        Collect(criterion, all);
        return all;
    }

    /// <summary>The query of a leaf over facts, counted or not.</summary>
    public static FactQuery? Query(this Criterion criterion) => criterion switch
    {
        FactCriterion c => c.Query,
        CountCriterion c => c.Query,
        _ => null,
    };

    /// <summary>Every concept that a query names, the qualifiers' included.</summary>
    public static IEnumerable<ConceptId> Concepts(this FactQuery query)
    {
        IEnumerable<ConceptId?> all = query switch
        {
            MedicationQuery q => [q.Concept, q.Route, q.Setting.During, q.Setting.NotDuring],
            ObservationQuery q => [q.Concept, q.Answer, q.Setting.During, q.Setting.NotDuring],
            ProcedureQuery q => [q.Concept, q.Setting.During, q.Setting.NotDuring],
            NotDoneQuery q => [q.Concept, q.Because],
            EncounterQuery q => [q.Concept, q.Discharge],
            _ => [query.Concept],
        };
        return all.OfType<ConceptId>().Where(static c => c.Index >= 0);
    }

    private static void Collect(Criterion criterion, List<Criterion> all)
    {
        all.Add(criterion);
        foreach (Criterion operand in criterion.Operands())
        {
            Collect(operand, all);
        }
    }
}
