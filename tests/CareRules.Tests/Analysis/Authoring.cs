using System.Collections.Immutable;

namespace CareRules.Tests.Analysis;

/// <summary>Checks the text of one rule file as the tool would. A text that begins <c># published</c> stands in a pack that is signed off; one that begins <c># tried with slips</c> is tried with slips.</summary>
internal static class Authoring
{
    public static readonly DateOnly Today = new(2026, 2, 1);

    public static ImmutableArray<Diagnostic> Check(string text)
    {
        string pack = "pack: sample\nversion: 1.0.0\n";
        if (text.StartsWith("# published", StringComparison.Ordinal))
        {
            pack += "clinical-safety: { officer: C. Officer, case-report: CSCR-1, signed-off: 2026-01-05 }\n";
        }

        RuleSet.TryCompile([RulePackSource.FromFiles("sample", [new("pack.yaml", pack), new("rules.yaml", text)])], out RuleSet? rules, out ImmutableArray<Diagnostic> found);
        ImmutableArray<Diagnostic> slips = text.StartsWith("# tried with slips", StringComparison.Ordinal) ? rules?.UnnoticedSlips(out _) ?? [] : [];
        return [.. found, .. rules?.ReviewsPassed(Today) ?? [], .. rules?.ConflictFindings(rules.PossibleConflicts(Today)) ?? [], .. slips];
    }
}
