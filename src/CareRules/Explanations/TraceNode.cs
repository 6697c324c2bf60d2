using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>One criterion of a rule with what it came to for one patient: computed in full, with nothing cut short.</summary>
internal sealed record TraceNode
{
    public required Criterion Criterion { get; init; }

    /// <summary>In a clinician's words.</summary>
    public required string Label { get; init; }

    /// <summary>What the criterion came to by itself, before any choice of the author for what is unknown.</summary>
    public required Truth Own { get; init; }

    /// <summary>How the truth follows from the children.</summary>
    public required TraceLogic Logic { get; init; }

    /// <summary>True where a <c>not</c> and what it negates are shown as one: the children then speak for the opposite.</summary>
    public bool IsNegated { get; init; }

    /// <summary>The pack of the file in which it stands.</summary>
    public required string Pack { get; init; }

    /// <summary>The author's choice, where it applied: the criterion was unknown.</summary>
    public UnknownChoice? Choice { get; init; }

    /// <summary>The facts that decided a leaf.</summary>
    public ImmutableArray<FactMatch> Facts { get; init; } = [];

    /// <summary>What a leaf that is unknown lacks.</summary>
    public ImmutableArray<MissingFact> Missing { get; init; } = [];

    /// <summary>The changes of local packs that touched it.</summary>
    public ImmutableArray<Overlay> Overlays { get; init; } = [];

    /// <summary>For a part of a score: the points that it gives.</summary>
    public NumberRange? Points { get; init; }

    public ImmutableArray<TraceNode> Children { get; init; } = [];

    public SourceLocation At => Criterion.At;

    /// <summary>The truth that counts.</summary>
    public Truth Truth => Choice is { } choice ? Kleene.Of(choice.Value) : Own;

    /// <summary>What the children add up to.</summary>
    public Truth Inner => IsNegated ? Kleene.Not(Own) : Own;

    public IEnumerable<TraceNode> SelfAndBelow() => Children.SelectMany(static c => c.SelfAndBelow()).Prepend(this);
}

/// <summary>How the truth of a criterion follows from what stands below it.</summary>
internal enum TraceLogic
{
    /// <summary>It does not: the record was asked.</summary>
    Leaf,

    All,
    Any,
    AtLeast,

    /// <summary>It is the same as that of the one below: a definition.</summary>
    Same,

    /// <summary>The parts of a score add up.</summary>
    Score,

    /// <summary>The events of the operands are set in relation.</summary>
    Relation,
}
