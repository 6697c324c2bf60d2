using System.Collections.Immutable;

namespace CareRules.Model;

/// <summary>Who wins when targets of a measure, or the actions of two rules, collide, and why. Without <paramref name="When"/> it applies only if no other does.</summary>
internal sealed record ResolutionModel(string Pack, ConceptId? Measure, ImmutableArray<string> Between, Criterion? When, ResolutionChoice Prefer, string? PreferredRule, string Because, SourceLocation At);

internal enum ResolutionChoice
{
    Rule,
    Strictest,
    MostLenient,
    Agreed,
    Individualise,
}
