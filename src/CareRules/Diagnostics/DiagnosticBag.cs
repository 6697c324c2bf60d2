using System.Collections.Immutable;
using CareRules.Text;

namespace CareRules.Diagnostics;

/// <summary>Collects the diagnostics of one compilation. Each stage reports through its own factory class.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> items = [];

    public bool HasErrors => items.Exists(static d => d.Severity == DiagnosticSeverity.Error);

    public int Count => items.Count;

    public void Report(DiagnosticDescriptor descriptor, SourceText source, TextSpan span, string message, string? help = null, params ReadOnlySpan<SourceLocation> related) =>
        Report(descriptor, source.LocationOf(span), message, help, related);

    public void Report(DiagnosticDescriptor descriptor, SourceLocation location, string message, string? help = null, params ReadOnlySpan<SourceLocation> related) =>
        items.Add(new Diagnostic(descriptor.Code, descriptor.Severity, message, location, help, [.. related]));

    public void AddRange(IEnumerable<Diagnostic> diagnostics) => items.AddRange(diagnostics);

    /// <summary>All diagnostics by place, then code; the same finding at the same place once.</summary>
    public ImmutableArray<Diagnostic> ToSorted() => items.Count < 2 ? [.. items] :
    [
        .. items
            .OrderBy(static d => d.Location.Path, StringComparer.Ordinal)
            .ThenBy(static d => d.Location.Line)
            .ThenBy(static d => d.Location.Column)
            .ThenBy(static d => d.Code, StringComparer.Ordinal)
            .ThenBy(static d => d.Message, StringComparer.Ordinal)
            .DistinctBy(static d => (d.Code, d.Location, d.Message)),
    ];
}
