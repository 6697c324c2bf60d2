using System.Collections.Immutable;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>What would decide a rule that is unknown: what its unknown leaves lack, in the order of the criteria, without repeats.</summary>
internal static class MissingCollector
{
    public static ImmutableArray<MissingFact> Collect(Criterion criterion, EvaluationContext context)
    {
        ImmutableArray<MissingFact>.Builder missing = ImmutableArray.CreateBuilder<MissingFact>();
        Visit(criterion, context, negated: false, missing, new Entered());
        return missing.ToImmutable();
    }

    private static void Visit(Criterion criterion, EvaluationContext context, bool negated, ImmutableArray<MissingFact>.Builder missing, Entered entered)
    {
        // What is decided, be it by the author's choice, waits for nothing; what was said of a definition is said.
        if (CriterionEvaluator.Evaluate(criterion, context) != Truth.Unknown || (criterion is DefinitionCriterion definition && !entered.Definition(definition.Definition, negated)))
        {
            return;
        }

        if (criterion is AllCriterion or AnyCriterion or AtLeastCriterion or NotCriterion or DefinitionCriterion)
        {
            bool below = negated ^ criterion is NotCriterion;
            foreach (Criterion child in CriterionChildren.Of(criterion, context.Plan))
            {
                Visit(child, context, below, missing, entered);
            }

            return;
        }

        foreach (MissingFact one in LeafEvaluator.Of(criterion, context).Missing)
        {
            MissingFact said = one with { Would = WouldText.Of(criterion, negated, one, context.Plan) };
            if (!missing.Contains(said))
            {
                missing.Add(said);
            }
        }
    }
}
