using System.Collections.Immutable;
using CareRules.Tests.Support;

namespace CareRules.Tests.Content;

/// <summary>The bundled pack as its files stand in the repository, compiled once.</summary>
internal static class BundledPack
{
    private static readonly Lazy<(RuleSet Rules, ImmutableArray<Diagnostic> Diagnostics)> Compiled = new(static () =>
        RuleSet.TryCompile([RulePackSource.FromDirectory(RepositoryRoot.At("rules"))], out RuleSet? rules, out ImmutableArray<Diagnostic> diagnostics)
            ? (rules, diagnostics)
            : throw new RuleCompilationException(diagnostics));

    public static RuleSet Rules => Compiled.Value.Rules;

    public static ImmutableArray<Diagnostic> Diagnostics => Compiled.Value.Diagnostics;
}
