namespace CareRules.Diagnostics;

/// <summary>What binding reports of packs that build on others.</summary>
internal static class OverlayDiagnostics
{
    public static void ReportOverlayTwice(this DiagnosticBag bag, SourceLocation at, string target, SourceLocation first) =>
        bag.Report(BindingDiagnostics.OverlayTwice, at, $"`{target}` is already changed by another entry.", $"Keep one of the two; the first stands at {first}.", first);

    public static void ReportOverlayEmpty(this DiagnosticBag bag, SourceLocation at) =>
        bag.Report(BindingDiagnostics.OverlayEmpty, at, "This entry changes nothing.", "Write `rule` with `disable: true` or `set: { severity: … }`, `parameter` with `value`, or `concept` with `add-codes`.");

    public static void ReportSeverityIdle(this DiagnosticBag bag, SourceLocation at, string rule) =>
        bag.Report(BindingDiagnostics.OverlayEmpty, at, $"This entry changes nothing: `{rule}` recommends nothing, so that it has no severity.", "Disable the rule, or take the entry away.");

    public static void ReportSeverityLowered(this DiagnosticBag bag, SourceLocation at, string rule) =>
        bag.Report(BindingDiagnostics.SeverityLowered, at, $"This entry lowers the severity of `{rule}`.", "Make sure that a clinical safety officer agrees; the reason appears in every explanation.");

    public static void ReportProtectedRule(this DiagnosticBag bag, SourceLocation at, string rule, bool inCode) =>
        bag.Report(
            BindingDiagnostics.ProtectedRule, at, $"`{rule}` is protected: nobody disables it or lowers its severity without a named approval.",
            inCode ? "Say in `approvedBy` who decided it." : "Say in `approved-by` who decided it, and `on` which day.");

    public static void ReportRequiredPackMissing(this DiagnosticBag bag, SourceLocation at, string pack, IEnumerable<string> loaded) =>
        bag.Report(BindingDiagnostics.RequiredPackMissing, at, $"The required pack `{pack}` is not loaded.", NearestName.Help(pack, loaded) ?? "Load it together with this one.");

    public static void ReportRequiredVersion(this DiagnosticBag bag, SourceLocation at, string pack, string range, string version) =>
        bag.Report(BindingDiagnostics.RequiredVersion, at, $"The pack `{pack}` has version `{version}`, which is not in `{range}`.", "Load another version, or write a range such as `>=1.2.0 <2.0.0`.");
}
