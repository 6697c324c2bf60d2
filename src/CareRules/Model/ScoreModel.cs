using System.Collections.Immutable;

namespace CareRules.Model;

/// <summary>A weighted sum, or (<paramref name="TakesHighest"/>) the highest of its parts.</summary>
internal sealed record ScoreModel(string Pack, string Id, string? Title, bool TakesHighest, ImmutableArray<ScorePart> Parts, SourceLocation At);

/// <summary>One part of a score; points may be negative or decimal.</summary>
internal abstract record ScorePart(string? Label, SourceLocation At);

/// <summary>Points when a criterion is true.</summary>
internal sealed record CriterionPart(decimal Points, Criterion When, string? Label, SourceLocation At) : ScorePart(Label, At);

/// <summary>Points for each distinct matching fact.</summary>
internal sealed record PerPart(decimal Points, FactQuery Query, DistinctBy Distinct, string? Label, SourceLocation At) : ScorePart(Label, At);

/// <summary>The value of another score.</summary>
internal sealed record SubScorePart(int Score, string? Label, SourceLocation At) : ScorePart(Label, At);
