using CareRules.Model;

namespace CareRules.Binding;

/// <summary>What a criterion reaches through the definitions and scores that it uses. Safe on cycles, which are reported elsewhere.</summary>
internal sealed class Reach(IReadOnlyList<DefinitionModel> definitions, IReadOnlyList<ScoreModel> scores)
{
    /// <summary>Every concept that the criterion names, directly or not; <see cref="ConceptId.Error"/> where a fault hides one.</summary>
    public HashSet<ConceptId> ConceptsOf(Criterion criterion)
    {
        HashSet<ConceptId> concepts = [];
        Visit(criterion, concepts, [], []);
        return concepts;
    }

    private void Visit(Criterion criterion, HashSet<ConceptId> concepts, HashSet<int> entered, HashSet<int> scored)
    {
        foreach (Criterion node in criterion.SelfAndBelow())
        {
            if (node is ErrorCriterion)
            {
                // What a faulty criterion would have named is not known.
                concepts.Add(ConceptId.Error);
            }
            else if (node.Query() is { } query)
            {
                concepts.UnionWith(query.Concepts());
            }
            else if (node is DefinitionCriterion { Definition: int index } && entered.Add(index))
            {
                Visit(definitions[index].Criterion, concepts, entered, scored);
            }
            else if (node is ScoreCriterion { Score: int score })
            {
                Visit(score, concepts, entered, scored);
            }
        }
    }

    private void Visit(int score, HashSet<ConceptId> concepts, HashSet<int> entered, HashSet<int> scored)
    {
        if (!scored.Add(score))
        {
            return;
        }

        foreach (ScorePart part in scores[score].Parts)
        {
            switch (part)
            {
                case CriterionPart p:
                    Visit(p.When, concepts, entered, scored);
                    break;
                case PerPart p:
                    concepts.UnionWith(p.Query.Concepts());
                    break;
                case SubScorePart p:
                    Visit(p.Score, concepts, entered, scored);
                    break;
            }
        }
    }
}
