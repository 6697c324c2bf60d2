using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>Two rules that ask the same of the same patients.</summary>
internal static class RepeatedRules
{
    public static void Check(AnalysisContext context)
    {
        Dictionary<string, RuleDefinition> seen = new(StringComparer.Ordinal);
        foreach (RuleDefinition rule in context.Rules.Rules.Where(static r => r.Disabled is null && r.Governance.Status is not (RuleStatus.Retired or RuleStatus.Suspended or RuleStatus.Shadow)))
        {
            string key = $"{rule.Governance.Status is RuleStatus.Active} {context.Key(rule.When)} {What(rule.Payload)}";
            if (!seen.TryAdd(key, rule))
            {
                context.Report(new Owner(rule.Pack, rule.Id), bag => bag.ReportRepeated(rule.At, rule.Id, seen[key].Id, seen[key].At));
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
