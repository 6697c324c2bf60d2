using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>In a published pack every choice for unknown says why.</summary>
internal static class PublishedChoices
{
    public static void Check(AnalysisContext context)
    {
        foreach ((Owner owner, Criterion root) in Statements.Of(context.Rules).Where(s => context.Published.Contains(s.Owner.Pack)))
        {
            foreach (Criterion criterion in root.SelfAndBelow().Where(static c => c.IfUnknown is { Because: null }))
            {
                context.Report(owner, bag => bag.ReportNoBecause(criterion.At));
            }
        }
    }
}
