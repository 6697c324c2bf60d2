using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>Two rules that ask the same of the same patients.</summary>
internal static class RepeatedRules
{
    public static void Check(AnalysisContext context)
    {
        foreach (RuleDefinition[] alike in context.Rules.Rules
            .Where(static r => r.Disabled is null && r.Governance.Status is not (RuleStatus.Retired or RuleStatus.Suspended or RuleStatus.Shadow))
            .GroupBy(r => (r.Governance.Status is RuleStatus.Active, context.Key(r.When)))
            .Select(static g => g.ToArray())
            .Where(static g => g.Length > 1))
        {
            Dictionary<string, RuleDefinition> seen = new(StringComparer.Ordinal);
            foreach (RuleDefinition rule in alike)
            {
                string what = What(rule.Payload);
                if (!seen.TryAdd(what, rule))
                {
                    context.Report(new Owner(rule.Pack, rule.Id), bag => bag.ReportRepeated(rule.At, rule.Id, seen[what].Id, seen[what].At));
                }
            }
        }
    }

    private static string What(RulePayload payload) => payload switch
    {
        RecommendPayload { Actions.IsEmpty: true } p => string.Concat(p.Text.Parts),
        RecommendPayload p => string.Join(';', p.Actions),
        TargetPayload p => string.Join(';', p.Aims.Select(static a => $"{a.Measure} {a.Aim.Lower} {a.Aim.Upper} {a.Aim.Unit}")),
        ReviewPayload p => string.Join(';', p.Items),
        _ => "",
    };
}
