using CareRules.Clinical;
using CareRules.Evaluation;

namespace CareRules.Tests.SecondReading;

/// <summary>A fact that a criterion asks for, how surely it does, and when it began.</summary>
internal sealed record Item(Fact Fact, Truth Truth, Span Began);

/// <summary>What a head finds: items that match or may match, and where in time there may be others that nobody showed.</summary>
internal sealed record Found(IReadOnlyList<Item> Items, Span? Unseen)
{
    /// <summary>"Absent from a supplied section = false; section not supplied = unknown."</summary>
    public Truth Truth => Kleene3.Or(Items.Select(static i => i.Truth).Append(Unseen is null ? Truth.False : Truth.Unknown));

    public Answer Answer => new(Truth, Truth == Truth.True ? [.. Items.Where(static i => i.Truth == Truth.True).Select(static i => i.Fact)] : []);
}

/// <summary>A truth with the facts that made it true.</summary>
internal sealed record Answer(Truth Truth, IReadOnlyList<Fact> Facts)
{
    public static Answer Of(Truth truth) => new(truth, []);
}
