using System.Collections.Immutable;

namespace CareRules.Diagnostics;

/// <summary>Every diagnostic that there is, by code. A stage adds the list of its factory class here.</summary>
internal static class DiagnosticCatalog
{
    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        .. SyntaxDiagnostics.All,
        .. BindingDiagnostics.All,
        .. AnalysisDiagnostics.All,
    ];

    public static DiagnosticDescriptor? Find(string code) => All.FirstOrDefault(d => string.Equals(d.Code, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a code is about, without anything of the file in which it was found.</summary>
    public static string Title(string code) => Find(code)?.Title ?? code;
}
