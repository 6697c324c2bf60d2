using System.Collections.Immutable;
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
                _ => Undetermined(plan, context),
            };
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return new RuleOutcome(plan, OutcomeKind.Failed) { Failure = Failure };
        }
    }

    // What waits for a predicate that failed is no gap of the record.
    private static RuleOutcome Undetermined(RulePlan plan, EvaluationContext context)
    {
        ImmutableArray<MissingFact> missing = MissingCollector.Collect(plan.Rule.When, context);
        return missing.FirstOrDefault(static m => m.Reason == MissingReason.PredicateFailed) is { Missing: var predicate }
            ? new RuleOutcome(plan, OutcomeKind.Failed) { Failure = $"The host's predicate `{predicate}` failed, so that the rule is neither true nor false." }
            : new RuleOutcome(plan, OutcomeKind.Undetermined) { Missing = missing, IsReportable = GapRule.IsReportable(plan.Rule.When, context) };
    }

    public static Severity SeverityOf(RulePlan plan) => plan.Rule.Payload is RecommendPayload recommend ? recommend.Severity : Severity.Info;
}
