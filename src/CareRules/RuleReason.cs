using System.Collections.Immutable;

namespace CareRules;

/// <summary>
/// One of several rules, or a goal agreed with the patient, that stand behind a recommendation or a target: what it says by itself.
/// </summary>
public sealed class RuleReason
{
    internal RuleReason()
    {
    }

    /// <summary>The id of the rule; null for a goal.</summary>
    public string? Rule { get; internal init; }

    /// <summary>The host's reference of the goal; null for a rule, and for a goal without a reference.</summary>
    public string? Goal { get; internal init; }

    /// <summary>The title of the rule; <c>agreed goal</c> for a goal.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>How much the rule by itself matters; null for a target or a review.</summary>
    public Severity? Severity { get; internal init; }

    /// <summary>What it asks for, in its own words; for a target the same as <see cref="Aim"/>.</summary>
    public string Text { get; internal init; } = "";

    /// <summary>The value aimed at, as <c>&lt; 130 mm[Hg]</c>; null when it is not a target.</summary>
    public string? Aim { get; internal init; }

    /// <summary>What it rests on.</summary>
    public ImmutableArray<Citation> Evidence { get; internal init; } = [];

    /// <summary>Prints the rule alone.</summary>
    public override string ToString() => Rule ?? "goal";
}
