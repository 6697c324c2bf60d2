using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>What a rule in force owes in a published pack: a stated status, evidence, an author, and an approval by somebody else.</summary>
internal static class PublishedRules
{
    public static void Check(AnalysisContext context)
    {
        foreach (RuleDefinition rule in context.Rules.Rules.Where(r => context.Published.Contains(r.Pack)))
        {
            Owner owner = new(rule.Pack, rule.Id);
            Governance governance = rule.Governance;
            if (!governance.IsStatusStated)
            {
                context.Report(owner, bag => bag.ReportNoStatus(rule.At, rule.Id));
            }

            if (governance.Status is not (RuleStatus.Active or RuleStatus.Shadow))
            {
                continue;
            }

            if (rule.Evidence.IsEmpty)
            {
                context.Report(owner, bag => bag.ReportNoEvidencePublished(rule.At, rule.Id));
            }

            if (governance.Author is null)
            {
                context.Report(owner, bag => bag.ReportNoAuthor(rule.At, rule.Id));
            }

            if (governance.Approvals.IsEmpty)
            {
                context.Report(owner, bag => bag.ReportNoApproval(rule.At, rule.Id));
            }
            else if (governance.Author is { } author && governance.Approvals.All(a => string.Equals(a.Name?.Trim(), author.Trim(), StringComparison.OrdinalIgnoreCase)))
            {
                context.Report(owner, bag => bag.ReportOwnApproval(rule.At, rule.Id));
            }
        }
    }
}
