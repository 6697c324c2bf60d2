using CareRules.Model;

namespace CareRules.Binding;

/// <summary>What a criterion reaches through the definitions that it uses. Safe on cycles, which are reported elsewhere.</summary>
internal sealed class DefinitionReach(IReadOnlyDictionary<int, Criterion> definitions)
{
    /// <summary>Every concept that the criterion names, directly or through definitions.</summary>
    public HashSet<ConceptId> ConceptsOf(Criterion criterion)
    {
        HashSet<ConceptId> concepts = [];
        Visit(criterion, concepts, []);
        return concepts;
    }

    private void Visit(Criterion criterion, HashSet<ConceptId> concepts, HashSet<int> entered)
    {
        foreach (Criterion node in criterion.SelfAndBelow())
        {
            if (node.Query() is { } query)
            {
                concepts.UnionWith(query.Concepts());
            }
            else if (node is DefinitionCriterion { Definition: int index } && entered.Add(index) && definitions.TryGetValue(index, out Criterion? body))
            {
                Visit(body, concepts, entered);
            }
        }
    }
}
