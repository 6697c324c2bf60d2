using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Which undetermined rules are worth a data gap: no operand of the top-level <c>all</c> is false, some record fact makes a criterion outside every <c>not</c> true, and some value of what is missing would fire it.</summary>
internal static class GapRule
{
    public static bool IsReportable(Criterion criterion, EvaluationContext context) =>
        !HasFalseOperand(criterion, context, new Entered()) && HasSupport(criterion, context, new Entered()) && !Contradictions.Has(criterion, context);

    /// <summary>Whether some record fact makes a criterion outside every <c>not</c> true.</summary>
    public static bool HasSupport(Criterion criterion, EvaluationContext context) => HasSupport(criterion, context, new Entered());

    // What was entered before has no false operand: it would have been the answer.
    private static bool HasFalseOperand(Criterion criterion, EvaluationContext context, Entered entered)
    {
        if (criterion is DefinitionCriterion { IfUnknown: null, Definition: var index } && !entered.Definition(index))
        {
            return false;
        }

        if (criterion.IfUnknown is null && criterion is AllCriterion or DefinitionCriterion)
        {
            foreach (Criterion child in CriterionChildren.Of(criterion, context.Plan))
            {
                if (HasFalseOperand(child, context, entered))
                {
                    return true;
                }
            }

            return false;
        }

        return CriterionEvaluator.Evaluate(criterion, context) == Truth.False;
    }

    // Nor has it support.
    private static bool HasSupport(Criterion criterion, EvaluationContext context, Entered entered)
    {
        switch (criterion)
        {
            case NotCriterion:
                return false;
            case DefinitionCriterion { Definition: var index } when !entered.Definition(index):
                return false;
            case SequenceThenCriterion sequence:
                return HasSupport(sequence.First, context, entered) || HasSupport(sequence.Then, context, entered);
            case SequenceWithoutCriterion sequence:
                return HasSupport(sequence.First, context, entered);
            case TogetherCriterion together:
                return AnySupports(together.Of, context, entered);
            case ScoreCriterion score:
                return ScoreSupports(score.Score, context, entered);
            case AllCriterion or AnyCriterion or AtLeastCriterion or DefinitionCriterion:
                return AnySupports(CriterionChildren.Of(criterion, context.Plan), context, entered);
            default:
                LeafResult leaf = LeafEvaluator.Of(criterion, context);
                return leaf is { Truth: Truth.True, Facts.IsEmpty: false };
        }
    }

    private static bool ScoreSupports(int score, EvaluationContext context, Entered entered)
    {
        if (!entered.Score(score))
        {
            return false;
        }

        foreach (ScorePart part in context.Plan.Scores[score].Parts)
        {
            if (part switch
                {
                    CriterionPart p => HasSupport(p.When, context, entered),
                    PerPart p => !CountHead.Certain(context.Select(p.Query)).IsEmpty,
                    SubScorePart p => ScoreSupports(p.Score, context, entered),
                    _ => false,
                })
            {
                return true;
            }
        }

        return false;
    }

    private static bool AnySupports(IEnumerable<Criterion> criteria, EvaluationContext context, Entered entered)
    {
        foreach (Criterion one in criteria)
        {
            if (HasSupport(one, context, entered))
            {
                return true;
            }
        }

        return false;
    }
}
