using System.Collections.Immutable;

namespace CareRules.Model;

/// <summary>A rule with every name resolved.</summary>
internal sealed record RuleDefinition
{
    public required string Pack { get; init; }

    public required string Id { get; init; }

    public required string Title { get; init; }

    public required RuleCategory Category { get; init; }

    /// <summary>The whole criterion, the file's <c>applies</c> included.</summary>
    public required Criterion When { get; init; }

    public required RulePayload Payload { get; init; }

    public ImmutableArray<Citation> Evidence { get; init; } = [];

    public Governance Governance { get; init; } = Governance.None;

    /// <summary>What local packs changed in it, with their reasons.</summary>
    public ImmutableArray<Overlay> Overlays { get; init; } = [];

    /// <summary>The overlay that took it out of force; null when none did.</summary>
    public RuleDisabled? Disabled => Overlays.OfType<RuleDisabled>().FirstOrDefault();

    public required SourceLocation At { get; init; }
}

/// <summary>What a rule says when it fires.</summary>
internal abstract record RulePayload;

internal sealed record RecommendPayload : RulePayload
{
    public required Severity Severity { get; init; }

    /// <summary>The first is the main one; may be empty.</summary>
    public ImmutableArray<BoundAction> Actions { get; init; } = [];

    public required TextTemplate Text { get; init; }

    public TextTemplate? Why { get; init; }

    /// <summary>Plain words for patient and carer, by BCP 47 language.</summary>
    public ImmutableSortedDictionary<string, TextTemplate> Patient { get; init; } = ImmutableSortedDictionary<string, TextTemplate>.Empty;

    public ImmutableArray<string> Responsible { get; init; } = [];

    /// <summary>Null with <see cref="SameDay"/> false when no time is set.</summary>
    public Duration? DoWithin { get; init; }

    public bool SameDay { get; init; }
}

internal sealed record BoundAction(ActionVerb Verb, ConceptId Concept, ConceptId? To)
{
    /// <summary>What a switch ends, without what it begins.</summary>
    public BoundAction StopHalf() => new(ActionVerb.Stop, Concept, null);
}

/// <summary>Values to aim at.</summary>
internal sealed record TargetPayload(ImmutableArray<TargetAim> Aims) : RulePayload;

internal sealed record TargetAim(ConceptId Measure, QuantityTest Aim, AimDirection Direction);

/// <summary>Which way a value is to move: decides whether two differing aims pull the same way.</summary>
internal enum AimDirection
{
    Lower,
    Higher,
    Within,
}

/// <summary>Checks that fall due again and again.</summary>
internal sealed record ReviewPayload(ImmutableArray<ReviewItem> Items, Duration? Early, Duration? Grace, ImmutableArray<string> Responsible) : RulePayload;

internal sealed record ReviewItem(ConceptId Check, Duration Every);
