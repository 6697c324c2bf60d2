using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>Predicates that a pack declares and the host does not bring: what asks them is unknown for every patient.</summary>
internal static class UnansweredCustoms
{
    public static void Check(AnalysisContext context)
    {
        foreach (CustomModel custom in context.Rules.Customs.Where(static c => c.Predicate is null))
        {
            context.Report(new Owner(custom.Pack, custom.Id), bag => bag.ReportUnansweredCustom(custom.At, custom.Id));
        }
    }
}
