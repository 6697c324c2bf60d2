using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Binding;

/// <summary>Checks that what a resolution prefers is one of the things that it decides between: known only when every rule is bound.</summary>
internal static class ResolutionChecks
{
    public static void Check(IEnumerable<ResolutionModel> resolutions, IReadOnlyCollection<RuleDefinition> rules, DiagnosticBag diagnostics)
    {
        foreach (ResolutionModel resolution in resolutions)
        {
            // One that names both, or neither, was reported.
            if (resolution.Measure is not null == !resolution.Between.IsEmpty)
            {
                continue;
            }

            if (resolution.Measure is { } measure)
            {
                OfTargets(resolution, measure, rules, diagnostics);
            }
            else
            {
                OfActions(resolution, diagnostics);
            }
        }
    }

    private static void OfTargets(ResolutionModel resolution, ConceptId measure, IEnumerable<RuleDefinition> rules, DiagnosticBag diagnostics)
    {
        // A rule that is not bound was reported, and so was a measure that is none.
        if (measure == ConceptId.Error || resolution.PreferredRule is not { } preferred || rules.FirstOrDefault(r => $"{r.Pack}/{r.Id}" == preferred) is not { } rule)
        {
            return;
        }

        if (rule.Payload is not TargetPayload target || !target.Aims.Any(a => a.Measure == measure))
        {
            diagnostics.ReportPreferNotAmong(resolution.At, rule.Id, "this rule sets no target of the measure", "Prefer a rule that sets one, or `strictest`, `most-lenient`, `agreed` or `individualise`.");
        }
    }

    private static void OfActions(ResolutionModel resolution, DiagnosticBag diagnostics)
    {
        switch (resolution.Prefer)
        {
            case ResolutionChoice.Rule when resolution.PreferredRule is { } preferred && !resolution.Between.Contains(preferred, StringComparer.Ordinal):
                diagnostics.ReportPreferNotAmong(resolution.At, preferred[(preferred.IndexOf('/', StringComparison.Ordinal) + 1)..], "it is not one of the rules under `between`", "Prefer one of them, or `individualise`.");
                break;
            case ResolutionChoice.Strictest or ResolutionChoice.MostLenient or ResolutionChoice.Agreed:
                string word = resolution.Prefer switch { ResolutionChoice.Strictest => "strictest", ResolutionChoice.MostLenient => "most-lenient", _ => "agreed" };
                diagnostics.ReportPreferNotAmong(resolution.At, word, "it chooses among aims, and these are actions", "Prefer one of the rules under `between`, or `individualise`.");
                break;
            default:
                break;
        }
    }
}
