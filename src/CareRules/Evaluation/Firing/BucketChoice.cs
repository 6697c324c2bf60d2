using CareRules.Model;

namespace CareRules.Evaluation.Firing;

/// <summary>
/// Chooses the atoms of which one must be true for a rule to fire, so that it is met only by patients who have one. Other than the pivot of a
/// rule, which also keeps its gaps in sight, this may be a test of a value.
/// </summary>
internal sealed class BucketChoice(EvaluationPlan plan, AtomTable atoms, int[] codes)
{
    /// <summary>A choice between more atoms than this is no choice.</summary>
    private const int Most = 256;

    // Values are measured in nearly everybody; a concept with few codes is rare.
    private const int MeasuredOften = 24;

    private readonly Dictionary<int, HashSet<int>?> definitions = [];

    /// <summary>The atoms; null when the rule can fire without any of them.</summary>
    public HashSet<int>? Of(Criterion criterion)
    {
        if (criterion.IfUnknown is { Value: true })
        {
            return null;
        }

        switch (criterion)
        {
            case AllCriterion all:
                return all.Of.Select(Of).OfType<HashSet<int>>().MinBy(Commonness);
            case AnyCriterion any:
                return Union(any.Of);
            case AtLeastCriterion { Count: >= 1 } atLeast:
                return Union(atLeast.Of);
            case DefinitionCriterion { Definition: int index }:
                return definitions.TryGetValue(index, out HashSet<int>? known) ? known : definitions[index] = Of(plan.Definitions[index].Criterion);
            case SequenceThenCriterion sequence:
                return Of(sequence.First);
            case SequenceWithoutCriterion sequence:
                return Of(sequence.First);
            case FactCriterion { Query: var query }:
                return Of(criterion, query);
            default:
                return null;
        }
    }

    public int Commonness(HashSet<int> of) => of.Sum(Commonness);

    public int Commonness(int atom) => atoms.Atoms[atom] switch
    {
        { Kind: AtomKind.Latest } => MeasuredOften,
        { Kind: AtomKind.Constant } => int.MaxValue / Most,
        { Argument: var concept } => 1 + codes[concept],
    };

    private HashSet<int>? Union(IEnumerable<Criterion> of)
    {
        HashSet<int> union = [];
        foreach (Criterion one in of)
        {
            if (Of(one) is not { } some)
            {
                return null;
            }

            union.UnionWith(some);
        }

        return union.Count is > 0 and <= Most ? union : null;
    }

    // What may be true although the record holds no fact of the concept needs none.
    private HashSet<int>? Of(Criterion criterion, FactQuery query)
    {
        int atom = atoms.Of(criterion);
        return atoms.Atoms[atom].Kind is AtomKind.Condition or AtomKind.Medication or AtomKind.Latest ? [atom]
            : query.Concept.Index < 0 || query is NoObservationQuery or EncounterQuery ? null
            : query is ObservationQuery && plan.Concepts[query.Concept.Index].Derived is not null ? null
            : [atoms.Presence(query.Concept)];
    }
}
