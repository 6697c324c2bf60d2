using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Which undetermined rules are worth a data gap: no operand of the top-level <c>all</c> is false, some record fact makes a criterion outside every <c>not</c> true, and some value of what is missing would fire it.</summary>
internal static class GapRule
{
    public static bool IsReportable(Criterion criterion, EvaluationContext context) =>
        !HasFalseOperand(criterion, context) && HasSupport(criterion, context) && !Contradictions.Has(criterion, context);

    private static bool HasFalseOperand(Criterion criterion, EvaluationContext context)
    {
        if (criterion.IfUnknown is null && criterion is AllCriterion or DefinitionCriterion)
        {
            foreach (Criterion child in CriterionChildren.Of(criterion, context.Plan))
            {
                if (HasFalseOperand(child, context))
                {
                    return true;
                }
            }

            return false;
        }

        return CriterionEvaluator.Evaluate(criterion, context) == Truth.False;
    }

    public static bool HasSupport(Criterion criterion, EvaluationContext context)
    {
        switch (criterion)
        {
            case NotCriterion:
                return false;
            case SequenceThenCriterion sequence:
                return HasSupport(sequence.First, context) || HasSupport(sequence.Then, context);
            case SequenceWithoutCriterion sequence:
                return HasSupport(sequence.First, context);
            case TogetherCriterion together:
                return AnySupports(together.Of, context);
            case ScoreCriterion score:
                return ScoreSupports(score.Score, context);
            case AllCriterion or AnyCriterion or AtLeastCriterion or DefinitionCriterion:
                return AnySupports(CriterionChildren.Of(criterion, context.Plan), context);
            default:
                LeafResult leaf = LeafEvaluator.Of(criterion, context);
                return leaf is { Truth: Truth.True, Facts.IsEmpty: false };
        }
    }

    private static bool ScoreSupports(int score, EvaluationContext context)
    {
        foreach (ScorePart part in context.Plan.Scores[score].Parts)
        {
            if (part switch
                {
                    CriterionPart p => HasSupport(p.When, context),
                    PerPart p => !CountHead.Certain(context.Select(p.Query)).IsEmpty,
                    SubScorePart p => ScoreSupports(p.Score, context),
                    _ => false,
                })
            {
                return true;
            }
        }

        return false;
    }

    private static bool AnySupports(IEnumerable<Criterion> criteria, EvaluationContext context)
    {
        foreach (Criterion one in criteria)
        {
            if (HasSupport(one, context))
            {
                return true;
            }
        }

        return false;
    }
}
