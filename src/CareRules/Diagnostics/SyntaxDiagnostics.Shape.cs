using System.Collections.Immutable;

namespace CareRules.Diagnostics;

internal static partial class SyntaxDiagnostics
{
    private static ImmutableArray<DiagnosticDescriptor> ShapeCodes => [];
}
