using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CareRules.Tests.Cases;

/// <summary>
/// The clauses of <c>docs/language</c> that a text says it proves: <c># clause: 4.12, 4.13</c>. In a case file a comment line of this form stands
/// for the cases below it, down to the next comment line; at the end of a line it stands for the one case.
/// </summary>
internal static partial class ClauseMark
{
    public static ImmutableArray<string> Of(string text) =>
        [.. Mark().Matches(text).SelectMany(static m => m.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    public static string Print(ImmutableArray<string> clauses) => clauses.IsEmpty ? "" : $" (clause {string.Join(", ", clauses)})";

    [GeneratedRegex(@"#[^#\n]*\bclause: *([0-9][0-9., ]*)")]
    private static partial Regex Mark();
}
