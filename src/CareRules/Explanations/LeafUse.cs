using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>A leaf of a rule and which way it pulls: whether its being true, or false, can help the rule to fire.</summary>
internal sealed record LeafUse(Criterion Leaf, bool HelpsWhenTrue, bool HelpsWhenFalse)
{
    /// <summary>The leaves of a criterion, equal questions once, through definitions, scores and the operands of relations.</summary>
    public static List<LeafUse> Of(Criterion criterion, EvaluationPlan plan)
    {
        Dictionary<object, LeafUse> uses = [];
        Visit(criterion, true, false, plan, uses);
        return [.. uses.Values];
    }

    private static void Visit(Criterion criterion, bool whenTrue, bool whenFalse, EvaluationPlan plan, Dictionary<object, LeafUse> uses)
    {
        switch (criterion)
        {
            case AllCriterion or AnyCriterion or AtLeastCriterion or DefinitionCriterion:
                foreach (Criterion child in CriterionChildren.Of(criterion, plan))
                {
                    Visit(child, whenTrue, whenFalse, plan, uses);
                }

                break;
            case NotCriterion not:
                Visit(not.Of, whenFalse, whenTrue, plan, uses);
                break;
            case ScoreCriterion score:
                Parts(score.Score, plan, uses);
                break;
            case SequenceThenCriterion or SequenceWithoutCriterion or TogetherCriterion:
                foreach (Criterion operand in criterion.Operands())
                {
                    Visit(operand, true, true, plan, uses);
                }

                break;
            default:
                Add(criterion, whenTrue, whenFalse, uses);
                break;
        }
    }

    // Points may be negative: every part may matter either way.
    private static void Parts(int score, EvaluationPlan plan, Dictionary<object, LeafUse> uses)
    {
        foreach (ScorePart part in plan.Scores[score].Parts)
        {
            switch (part)
            {
                case CriterionPart p:
                    Visit(p.When, true, true, plan, uses);
                    break;
                case PerPart p:
                    Add(new CountCriterion(p.Query, p.Distinct, new QuantityTest(new NumberBound(1, true), null, "", ">= 1"), p.At), true, true, uses);
                    break;
                case SubScorePart p:
                    Parts(p.Score, plan, uses);
                    break;
            }
        }
    }

    private static void Add(Criterion leaf, bool whenTrue, bool whenFalse, Dictionary<object, LeafUse> uses)
    {
        object key = leaf is FactCriterion fact ? fact.Query : leaf;
        uses[key] = uses.TryGetValue(key, out LeafUse? known)
            ? known with { HelpsWhenTrue = known.HelpsWhenTrue || whenTrue, HelpsWhenFalse = known.HelpsWhenFalse || whenFalse }
            : new LeafUse(leaf, whenTrue, whenFalse);
    }
}
