using System.Collections.Immutable;

namespace CareRules.Evaluation;

/// <summary>What one question about the record came to.</summary>
/// <param name="Truth">The truth.</param>
/// <param name="Facts">When true: the facts of the record that make it so; empty where absence does.</param>
/// <param name="Missing">When unknown: what would decide it.</param>
internal sealed record LeafResult(Truth Truth, ImmutableArray<FactMatch> Facts, ImmutableArray<MissingFact> Missing)
{
    public static readonly LeafResult True = new(Truth.True, [], []);

    public static readonly LeafResult False = new(Truth.False, [], []);

    public static LeafResult TrueBy(ImmutableArray<FactMatch> facts) => new(Truth.True, facts, []);

    public static LeafResult Unknown(params ImmutableArray<MissingFact> missing) => new(Truth.Unknown, [], missing);
}
