using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>A <c>custom</c> criterion in words: its title with what it is given, and the host's sentence.</summary>
internal static class CustomWords
{
    public static string Of(CustomCriterion criterion, EvaluationPlan plan)
    {
        string given = string.Join(", ", criterion.With.Select(static v => $"{v.Key} {v.Value}"));
        return plan.Customs[criterion.Custom].Title + (given.Length == 0 ? "" : $" ({given})");
    }

    /// <summary>What the host said, where that decided the criterion.</summary>
    public static string Said(CustomCriterion criterion, EvaluationContext context) =>
        LeafEvaluator.Of(criterion, context).Truth == Truth.Unknown ? "" : $" (the host: {CustomHead.Said(criterion, context)!.Because})";
}
