using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules.Model;

/// <summary>
/// A criterion with every name resolved. One tree serves binding, analysis, compilation, evaluation and explanation, so that what is checked
/// is what is run. Leaves over facts hold a <see cref="FactQuery"/>, which compares by value: equal queries are evaluated once.
/// </summary>
internal abstract record Criterion(SourceLocation At)
{
    /// <summary>The author's choice for this criterion when it is unknown; applied before any enclosing <c>not</c>.</summary>
    public UnknownChoice? IfUnknown { get; init; }
}

internal sealed record UnknownChoice(bool Value, string? Because);

internal sealed record AllCriterion(ImmutableArray<Criterion> Of, SourceLocation At) : Criterion(At);

internal sealed record AnyCriterion(ImmutableArray<Criterion> Of, SourceLocation At) : Criterion(At);

internal sealed record NotCriterion(Criterion Of, SourceLocation At) : Criterion(At);

internal sealed record AtLeastCriterion(int Count, ImmutableArray<Criterion> Of, SourceLocation At) : Criterion(At);

internal sealed record FactCriterion(FactQuery Query, SourceLocation At) : Criterion(At);

internal sealed record CountCriterion(FactQuery Query, DistinctBy Distinct, QuantityTest Value, SourceLocation At) : Criterion(At);

/// <summary>Completed years at the as-of date less <paramref name="Ago"/>.</summary>
internal sealed record AgeCriterion(QuantityTest Test, Duration? Ago, SourceLocation At) : Criterion(At);

internal sealed record SexCriterion(Sex Sex, SourceLocation At) : Criterion(At);

internal sealed record DefinitionCriterion(int Definition, SourceLocation At) : Criterion(At);

internal sealed record ScoreCriterion(int Score, QuantityTest Value, SourceLocation At) : Criterion(At);

/// <summary>The second began after the first (on a later day, or the same where admitted), at most <paramref name="Within"/> later.</summary>
internal sealed record SequenceThenCriterion(Criterion First, Criterion Then, Duration Within, bool SameDay, SourceLocation At) : Criterion(At);

/// <summary>Some first has had <paramref name="Within"/> pass with none of the other in it.</summary>
internal sealed record SequenceWithoutCriterion(Criterion First, Criterion Without, Duration Within, bool SameDay, SourceLocation At) : Criterion(At);

/// <summary>Different facts of each lie at most <paramref name="Within"/> apart.</summary>
internal sealed record TogetherCriterion(ImmutableArray<Criterion> Of, Duration Within, SourceLocation At) : Criterion(At);

/// <summary>A predicate of the host with what it is given; equal <paramref name="Key"/>s are given the same.</summary>
internal sealed record CustomCriterion(int Custom, ImmutableSortedDictionary<string, string> With, string Key, SourceLocation At) : Criterion(At);

/// <summary>Stands where a criterion could not be bound; reported, never compiled.</summary>
internal sealed record ErrorCriterion(SourceLocation At) : Criterion(At);

/// <summary>What makes two matching facts different ones when counting.</summary>
internal enum DistinctBy
{
    Ingredient,
    Concept,
    Code,
    Day,
    Record,
}
