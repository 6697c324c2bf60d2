using System.Collections.Immutable;

namespace CareRules.Diagnostics;

/// <summary>Every diagnostic that there is, by code. A stage adds the list of its factory class here.</summary>
internal static class DiagnosticCatalog
{
    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        .. SyntaxDiagnostics.All,
    ];

    public static DiagnosticDescriptor? Find(string code) => All.FirstOrDefault(d => string.Equals(d.Code, code, StringComparison.OrdinalIgnoreCase));
}
