using System.Globalization;

namespace CareRules.Diagnostics;

/// <summary>What is reported of canary patients. Codes of evaluation: what is met in records, not in a rule file.</summary>
internal static class CanaryDiagnostics
{
    private static readonly DiagnosticDescriptor NotAsThePackSays = new("CR4006", DiagnosticSeverity.Error, "A canary is not judged as its pack says");

    public static void ReportCanary(this DiagnosticBag bag, SourceLocation at, string test, string rule, bool mustFire, int unmapped) =>
        bag.Report(
            NotAsThePackSays, at, $"The canary `{test}` is not judged as its pack says: `{rule}` {(mustFire ? "does not fire" : "fires")}.",
            unmapped == 0 ? "Compare what the host's mapper makes of this patient with what the test says." : string.Create(CultureInfo.InvariantCulture, $"{unmapped} of the facts that the host's mapper made have a code that no concept holds: perhaps a dictionary has changed."));

    public static void ReportCanaryMapper(this DiagnosticBag bag, SourceLocation at, string test) =>
        bag.Report(NotAsThePackSays, at, $"The host's mapper fails for the canary `{test}`.", "Mend the mapper, or let it answer that it does not record this patient.");

    public static void ReportNoCanary(this DiagnosticBag bag, SourceLocation at) =>
        bag.Report(NotAsThePackSays, at, "No canary was tried.", "The host's mapper records none of the patients of the packs' tests; let it record at least one.");
}
