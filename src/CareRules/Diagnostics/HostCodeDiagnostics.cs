using System.Globalization;

namespace CareRules.Diagnostics;

/// <summary>What is reported of a host's codes: its maps and its terminology.</summary>
internal static class HostCodeDiagnostics
{
    public static void ReportTerminologyFailed(this DiagnosticBag bag, SourceLocation at, string code, string system) =>
        bag.Report(BindingDiagnostics.TerminologyMissing, at, $"`<< {code}` asks for the descendants of a code, and the host's terminology for `{system}` fails.", "Mend the terminology; without it nobody knows what the rule means.");

    public static void ReportBadCodeMap(this DiagnosticBag bag, SourceLocation at, string reason) =>
        bag.Report(BindingDiagnostics.BadCodeMap, at, $"`{at.Path}` is not readable as a code map: {reason}.", "The file begins with the line `system,code,to-system,to-code`; each further line names a code and the code that it stands for.");

    public static void ReportMappedTwice(this DiagnosticBag bag, SourceLocation at, string code, SourceLocation first) =>
        bag.Report(BindingDiagnostics.MappedTwice, at, $"`{code}` is already mapped.", $"Keep one of the two lines; the first stands at {first}.", first);

    public static void ReportMappedOnward(this DiagnosticBag bag, SourceLocation at, string code, string to, SourceLocation further) =>
        bag.Report(BindingDiagnostics.MappedOnward, at, $"`{code}` is mapped to `{to}`, which is itself mapped.", $"Map `{code}` to the code that is meant in the end; `{to}` is mapped at {further}.", further);

    public static void ReportMapLeadsNowhere(this DiagnosticBag bag, SourceLocation at, int unknown, int all) =>
        bag.Report(
            BindingDiagnostics.MapLeadsNowhere, at,
            string.Create(CultureInfo.InvariantCulture, $"{unknown} of {all} lines of `{at.Path}` lead to a code that no concept holds; this is the first."),
            "Correct the code, or add it to a concept; a line for something that no rule asks for does no harm.");
}
