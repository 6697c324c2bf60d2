using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>Takes out what an author left as it is, with a reason; a suppression that takes out nothing is said, and an error is never taken out.</summary>
internal static class SuppressedFindings
{
    public static IEnumerable<Diagnostic> Remove(AnalysisContext context)
    {
        HashSet<Finding> left = new(context.Findings, ReferenceEqualityComparer.Instance);
        DiagnosticBag own = new();
        foreach (Suppression suppression in context.Rules.Suppressions)
        {
            if (AnalysisDiagnostics.Suppressible.All(d => !string.Equals(d.Code, suppression.Code, StringComparison.Ordinal)))
            {
                own.ReportNotSuppressible(suppression.At, suppression.Code);
                continue;
            }

            // Conflicts are looked for on demand only; a suppression that names no two rules can be told at once.
            if (suppression.Code == AnalysisDiagnostics.CanConflict.Code)
            {
                if (suppression.On.Distinct().Count() != 2)
                {
                    own.ReportIdleSuppression(suppression.At, suppression.Code, suppression.Names);
                }

                continue;
            }

            Finding[] meant = [.. context.Findings.Where(f => Is(f, suppression))];
            left.ExceptWith(meant);
            if (meant.Length == 0)
            {
                own.ReportIdleSuppression(suppression.At, suppression.Code, suppression.Names);
            }
        }

        return context.Findings.Where(left.Contains).Select(static f => f.Diagnostic).Concat(own.ToSorted());
    }

    private static bool Is(Finding finding, Suppression suppression) =>
        string.Equals(finding.Diagnostic.Code, suppression.Code, StringComparison.Ordinal)
        && string.Equals(finding.Owner.Pack, suppression.Pack, StringComparison.Ordinal)
        && (suppression.On.Contains(finding.Owner.Id, StringComparer.Ordinal) || suppression.On.Contains($"{finding.Owner.Pack}/{finding.Owner.Id}", StringComparer.Ordinal));
}
