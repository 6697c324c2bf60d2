using System.Globalization;
using System.Text;
using CareRules.Testing;

namespace CareRules.Tool.Output;

/// <summary>Writes what tests have seen of rules and criteria: only what is not complete, and the totals.</summary>
internal static class CoverageWriter
{
    public static string Text(RuleCoverage coverage)
    {
        StringBuilder text = new();
        foreach (CoverageItem rule in coverage.Rules.Where(static r => !r.IsComplete))
        {
            text.Append(CultureInfo.InvariantCulture, $"{At(rule)}: rule {rule.Name}: never seen {Missing(rule, "fired", "silent", "undetermined")}\n");
        }

        foreach (CoverageItem criterion in coverage.Criteria.Where(static c => !c.IsComplete))
        {
            text.Append(CultureInfo.InvariantCulture, $"{At(criterion)}: criterion of {criterion.Name}: never seen {Missing(criterion, "true", "false", "unknown")}\n");
        }

        return text.ToString();
    }

    public static string Summary(RuleCoverage coverage) => string.Create(
        CultureInfo.InvariantCulture,
        $"Coverage: {coverage.Rules.Count(static r => r.IsComplete)} of {coverage.Rules.Length} rules seen fired, silent and undetermined; {coverage.Criteria.Count(static c => c.IsComplete)} of {coverage.Criteria.Length} criteria seen true, false and unknown.");

    private static string At(CoverageItem item) => string.Create(CultureInfo.InvariantCulture, $"{item.Location.Path}:{item.Location.Line}:{item.Location.Column}");

    private static string Missing(CoverageItem item, string whenTrue, string whenFalse, string whenUnknown) => string.Join(", ", new[]
    {
        item.IsTrueSeen ? null : whenTrue,
        item.IsFalseSeen ? null : whenFalse,
        item.IsUnknownSeen ? null : whenUnknown,
    }.OfType<string>());
}
