using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>All the facts that match the criteria of a rule that fired, in the order of the criteria, without repeats.</summary>
internal static class FactCollector
{
    public static ImmutableArray<FactMatch> Collect(Criterion criterion, EvaluationContext context)
    {
        ImmutableArray<FactMatch>.Builder facts = ImmutableArray.CreateBuilder<FactMatch>();
        HashSet<(ConceptId Concept, Fact Fact)> seen = [];
        Visit(criterion, context, facts, seen, new Entered());
        return facts.ToImmutable();
    }

    private static void Visit(
        Criterion criterion, EvaluationContext context, ImmutableArray<FactMatch>.Builder facts, HashSet<(ConceptId Concept, Fact Fact)> seen, Entered entered)
    {
        if (CriterionEvaluator.Evaluate(criterion, context) != Truth.True)
        {
            return;
        }

        switch (criterion)
        {
            case NotCriterion:
                break;
            case DefinitionCriterion { Definition: var index } when !entered.Definition(index):
                break;
            case AllCriterion or AnyCriterion or AtLeastCriterion or DefinitionCriterion:
                foreach (Criterion child in CriterionChildren.Of(criterion, context.Plan))
                {
                    Visit(child, context, facts, seen, entered);
                }

                break;
            default:
                foreach (FactMatch match in LeafEvaluator.Of(criterion, context).Facts)
                {
                    if (seen.Add((match.Concept, match.Fact)))
                    {
                        facts.Add(match);
                    }
                }

                break;
        }
    }
}
