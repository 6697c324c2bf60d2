using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>Rules that speak and rest on nothing. In a published pack that is an error of its own.</summary>
internal static class MissingEvidence
{
    public static void Check(AnalysisContext context)
    {
        foreach (RuleDefinition rule in context.Rules.Rules.Where(r => r.Evidence.IsEmpty && r.Governance.Status == RuleStatus.Active && !context.Published.Contains(r.Pack)))
        {
            context.Report(new Owner(rule.Pack, rule.Id), bag => bag.ReportNoEvidence(rule.At, rule.Id));
        }
    }
}
