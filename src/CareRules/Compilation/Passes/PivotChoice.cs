using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Compilation.Passes;

/// <summary>
/// Chooses the presence without which a rule can neither fire nor leave a reportable gap: where none of the pivot's concepts is in the record
/// (and their section is supplied and fully coded), some operand of the rule's top-level <c>all</c> is false.
/// </summary>
internal sealed class PivotChoice(ImmutableArray<DefinitionModel> definitions, IReadOnlyDictionary<ConceptId, int> uses)
{
    // A definition that others name many times is looked into once.
    private readonly Dictionary<int, HashSet<ConceptId>?> known = [];

    public Pivot Of(Criterion when) => Presences(when) is { } concepts ? new Pivot(false, [.. concepts.OrderBy(static c => c.Index)]) : Pivot.Everyone;

    /// <summary>Concepts of which one must be present for the criterion not to be false; null when there are none such.</summary>
    private HashSet<ConceptId>? Presences(Criterion criterion)
    {
        // A choice for the unknown may turn an unsupplied section into a decided truth; it never makes an absence true.
        switch (criterion)
        {
            case FactCriterion { Query: var query }:
                return IsPresence(query) ? [query.Concept] : null;
            case AllCriterion all:
                return all.Of.Select(Presences).OfType<HashSet<ConceptId>>().MinBy(Commonness);
            case AnyCriterion any:
                return Union(any.Of);
            case AtLeastCriterion { Count: >= 1 } atLeast:
                return Union(atLeast.Of);
            case DefinitionCriterion { Definition: int index }:
                return known.TryGetValue(index, out HashSet<ConceptId>? found) ? found : known[index] = Presences(definitions[index].Criterion);
            default:
                return null;
        }
    }

    private HashSet<ConceptId>? Union(ImmutableArray<Criterion> operands)
    {
        HashSet<ConceptId> union = [];
        foreach (Criterion operand in operands)
        {
            if (Presences(operand) is not { } concepts)
            {
                return null;
            }

            union.UnionWith(concepts);
        }

        return union.Count > 0 ? union : null;
    }

    private int Commonness(HashSet<ConceptId> concepts) => concepts.Sum(c => uses.GetValueOrDefault(c));

    // A value test without a value is unknown, not false; booked, refused and counted facts have conditions of their own.
    private static bool IsPresence(FactQuery query) => query.Concept.Index >= 0 && query is ConditionQuery or MedicationQuery or AllergyQuery or ProcedureQuery
        or ObservationQuery { Mode: ObservationMode.Present or ObservationMode.Valued };
}
