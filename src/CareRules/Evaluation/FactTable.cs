using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>An admitted fact; where its status is unknown, it may be none.</summary>
internal readonly record struct Admitted<T>(T Fact, bool StatusKnown)
    where T : Fact;

/// <summary>The admitted facts of one kind, in the order of the record, by the concepts that hold their codes.</summary>
internal sealed class FactTable<T>
    where T : Fact
{
    private readonly List<Admitted<T>> all = [];
    private readonly Dictionary<int, List<Admitted<T>>> byConcept = [];
    private readonly Dictionary<ConceptKind, ImmutableArray<Admitted<T>>> uncoded = [];

    public IReadOnlyList<Admitted<T>> All => all;

    public void Add(T fact, bool statusKnown, CodeIndex codes, HashSet<int> concepts)
    {
        Admitted<T> entry = new(fact, statusKnown);
        all.Add(entry);
        ImmutableArray<Code> filed = fact.FiledUnder;
        if (filed.IsDefaultOrEmpty)
        {
            return;
        }

        foreach (Code code in filed)
        {
            if (code.System is null)
            {
                continue;
            }

            foreach (int concept in codes.Find(code.System, code.Value))
            {
                if (!byConcept.TryGetValue(concept, out List<Admitted<T>>? list))
                {
                    byConcept[concept] = list = [];
                    _ = concepts.Add(concept);
                }

                // Several codes of one item may lead to the same concept; it stays one item.
                if (list.Count == 0 || !ReferenceEquals(list[^1].Fact, fact))
                {
                    list.Add(entry);
                }
            }
        }
    }

    /// <summary>The facts of a concept; all of them under <c>any</c>.</summary>
    public IReadOnlyList<Admitted<T>> Of(ConceptId concept) =>
        concept == ConceptId.Any ? all
        : byConcept.TryGetValue(concept.Index, out List<Admitted<T>>? list) ? list
        : [];

    /// <summary>The facts without a code in any system that a loaded concept of the kind uses.</summary>
    public ImmutableArray<Admitted<T>> Uncoded(PlanTables tables, ConceptKind kind)
    {
        if (!uncoded.TryGetValue(kind, out ImmutableArray<Admitted<T>> found))
        {
            uncoded[kind] = found = [.. all.Where(entry => !tables.HasUsableCode(entry.Fact, kind))];
        }

        return found;
    }
}
