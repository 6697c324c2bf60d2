using System.Collections.Immutable;

namespace CareRules;

/// <summary>One criterion of a rule with what it came to for one patient.</summary>
public sealed class ExplanationNode
{
    internal ExplanationNode()
    {
    }

    /// <summary>Whether it is true; null when the record does not decide it.</summary>
    public bool? Truth { get; internal init; }

    /// <summary>The criterion in a clinician's words; it may say what the patient has.</summary>
    public string Label { get; internal init; } = "";

    /// <summary>Where it stands in the author's file: <c>pack/path:line:column</c>; empty above several rules.</summary>
    public string At { get; internal init; } = "";

    /// <summary>The facts of the record that decided it; empty where it rests on the criteria below, or on absence.</summary>
    public ImmutableArray<RecommendationFact> Facts { get; internal init; } = [];

    /// <summary>What it lacks, when it is not known: what, and why.</summary>
    public ImmutableArray<string> Missing { get; internal init; } = [];

    /// <summary>The author's choice for what is unknown and the changes of local packs that touched it, each with its reason.</summary>
    public ImmutableArray<string> Notes { get; internal init; } = [];

    /// <summary>For a part of a score: the points that it gives (<c>2</c>, or <c>0 to 2</c>); null for all others.</summary>
    public string? Points { get; internal init; }

    /// <summary>The criteria that it is made of.</summary>
    public ImmutableArray<ExplanationNode> Children { get; internal init; } = [];

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(ExplanationNode);
}
