using CareRules.Binding;
using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>Rules whose review date has passed on a day that the host names: the library reads no clock.</summary>
internal static class ReviewDates
{
    public static void Check(BoundRuleSet rules, DateOnly today, DiagnosticBag bag)
    {
        foreach (RuleDefinition rule in rules.Rules.Where(static r => r.Governance.Status is not (RuleStatus.Retired or RuleStatus.Suspended)))
        {
            if (rule.Governance.ReviewBy is { } date && date.Latest < today)
            {
                bag.ReportReviewPassed(rule.At, rule.Id, date.ToString());
            }
        }
    }
}
