using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>In a published pack each rule has a written patient for whom it fires, a near miss, and one who lacks a fact.</summary>
internal static class PublishedTests
{
    public static void Check(AnalysisContext context)
    {
        HashSet<string> fires = [.. context.Rules.Tests.SelectMany(static t => t.Fires)];
        HashSet<string> silent = [.. context.Rules.Tests.SelectMany(static t => t.Silent)];
        HashSet<string> undetermined = [.. context.Rules.Tests.SelectMany(static t => t.Undetermined)];
        foreach (RuleDefinition rule in context.Rules.Rules.Where(r => context.Published.Contains(r.Pack) && r.Governance.Status is (RuleStatus.Active or RuleStatus.Shadow)))
        {
            string name = $"{rule.Pack}/{rule.Id}";
            string[] missing =
            [
                .. fires.Contains(name) ? Array.Empty<string>() : ["one in which it fires"],
                .. silent.Contains(name) ? Array.Empty<string>() : ["a near miss in which it is silent"],
                .. undetermined.Contains(name) ? Array.Empty<string>() : ["one in which a needed fact is missing"],
            ];
            if (missing.Length > 0)
            {
                context.Report(new Owner(rule.Pack, rule.Id), bag => bag.ReportTooFewTests(rule.At, rule.Id, missing));
            }
        }
    }
}
