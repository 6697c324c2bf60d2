using System.Collections.Immutable;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>The truth of a criterion tree. The author's choice for what is unknown applies at its own criterion, before anything around it.</summary>
internal static class CriterionEvaluator
{
    public static Truth Evaluate(Criterion criterion, EvaluationContext context)
    {
        Truth truth = criterion switch
        {
            AllCriterion all => All(all.Of, context),
            AnyCriterion any => Any(any.Of, context),
            NotCriterion not => Kleene.Not(Evaluate(not.Of, context)),
            AtLeastCriterion atLeast => AtLeast(atLeast, context),
            DefinitionCriterion definition => Definition(definition.Definition, context),
            _ => LeafEvaluator.Of(criterion, context).Truth,
        };
        return truth == Truth.Unknown && criterion.IfUnknown is { } choice ? Kleene.Of(choice.Value) : truth;
    }

    private static Truth All(ImmutableArray<Criterion> of, EvaluationContext context)
    {
        Truth all = Truth.True;
        foreach (Criterion criterion in of)
        {
            all = Kleene.And(all, Evaluate(criterion, context));
            if (all == Truth.False)
            {
                break;
            }
        }

        return all;
    }

    private static Truth Any(ImmutableArray<Criterion> of, EvaluationContext context)
    {
        Truth any = Truth.False;
        foreach (Criterion criterion in of)
        {
            any = Kleene.Or(any, Evaluate(criterion, context));
            if (any == Truth.True)
            {
                break;
            }
        }

        return any;
    }

    private static Truth AtLeast(AtLeastCriterion criterion, EvaluationContext context)
    {
        (int known, int unknown) = (0, 0);
        foreach (Criterion one in criterion.Of)
        {
            Truth truth = Evaluate(one, context);
            known += truth == Truth.True ? 1 : 0;
            unknown += truth == Truth.Unknown ? 1 : 0;
        }

        return Kleene.AtLeast(criterion.Count, known, unknown);
    }

    private static Truth Definition(int index, EvaluationContext context)
    {
        if (context.Definitions[index] is not { } truth)
        {
            context.Definitions[index] = truth = Evaluate(context.Plan.Definitions[index].Criterion, context);
        }

        return truth;
    }
}
