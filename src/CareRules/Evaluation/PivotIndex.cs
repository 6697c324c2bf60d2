using System.Collections.Frozen;
using System.Collections.Immutable;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>The rules of a plan by the concepts and kinds of their pivots; made once with the plan.</summary>
internal sealed class PivotIndex
{
    private readonly FrozenDictionary<int, ImmutableArray<int>> byConcept;
    private readonly FrozenDictionary<ConceptKind, ImmutableArray<int>> byKind;

    public PivotIndex(EvaluationPlan plan)
    {
        Dictionary<int, List<int>> concepts = [];
        Dictionary<ConceptKind, List<int>> kinds = [];
        List<int> always = [];
        foreach (RulePlan rule in plan.Rules)
        {
            if (rule.Pivot.Always || rule.Pivot.Concepts.Any(static c => c.Index < 0))
            {
                always.Add(rule.Index);
                continue;
            }

            foreach (ConceptId concept in rule.Pivot.Concepts)
            {
                Add(concepts, concept.Index, rule.Index);
                Add(kinds, plan.Concepts[concept.Index].Kind, rule.Index);
            }
        }

        Always = [.. always];
        byConcept = concepts.ToFrozenDictionary(static p => p.Key, static p => p.Value.ToImmutableArray());
        byKind = kinds.ToFrozenDictionary(static p => p.Key, static p => p.Value.ToImmutableArray());
    }

    /// <summary>Rules that are looked at for every patient.</summary>
    public ImmutableArray<int> Always { get; }

    /// <summary>The kinds of concept that some pivot has.</summary>
    public ImmutableArray<ConceptKind> Kinds => byKind.Keys;

    public ImmutableArray<int> OfConcept(int concept) => byConcept.TryGetValue(concept, out ImmutableArray<int> rules) ? rules : [];

    public ImmutableArray<int> OfKind(ConceptKind kind) => byKind.TryGetValue(kind, out ImmutableArray<int> rules) ? rules : [];

    private static void Add<TKey>(Dictionary<TKey, List<int>> lists, TKey key, int rule)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out List<int>? list))
        {
            lists[key] = list = [];
        }

        list.Add(rule);
    }
}
