using CareRules.Evaluation;

namespace CareRules.Reasoning;

/// <summary>Rules as resolutions name them: <c>pack/id</c>.</summary>
internal static class RuleNames
{
    public static bool IsNamed(RulePlan rule, string? name) =>
        string.Equals(name, $"{rule.Rule.Pack}/{rule.Rule.Id}", StringComparison.Ordinal) || string.Equals(name, rule.Rule.Id, StringComparison.Ordinal);
}
