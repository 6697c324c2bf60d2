using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>One rule for one patient: it fires, is silent, is undetermined, or could not be evaluated.</summary>
internal static class RuleEvaluator
{
    private const string Failure = "The rule could not be evaluated for this record; it is neither true nor false.";

    public static RuleOutcome Evaluate(RulePlan plan, EvaluationContext context)
    {
        // A fault in one rule must not silence the others, nor pass for an answer.
        try
        {
            return CriterionEvaluator.Evaluate(plan.Rule.When, context) switch
            {
                Truth.True => new RuleOutcome(plan, OutcomeKind.Fires) { Facts = FactCollector.Collect(plan.Rule.When, context) },
                Truth.False => new RuleOutcome(plan, OutcomeKind.Silent),
                _ => new RuleOutcome(plan, OutcomeKind.Undetermined)
                {
                    Missing = MissingCollector.Collect(plan.Rule.When, context),
                    IsReportable = GapRule.IsReportable(plan.Rule.When, context),
                },
            };
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return new RuleOutcome(plan, OutcomeKind.Failed) { Failure = Failure };
        }
    }

    public static Severity SeverityOf(RulePlan plan) => plan.Rule.Payload is RecommendPayload recommend ? recommend.Severity : Severity.Info;
}
