using System.Collections.Immutable;

namespace CareRules;

/// <summary>Something to do for this patient, with everything that it rests on.</summary>
public sealed class Recommendation
{
    internal Recommendation()
    {
    }

    /// <summary>The id of the rule, or of what the engine adds.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>The id of the pack.</summary>
    public string Pack { get; internal init; } = "";

    /// <summary>
    /// Stays the same while the recommendation rests on the same facts: a host stores it to recognise what was already seen. Lower-case hexadecimal
    /// SHA-256; null when a fact has no source.
    /// </summary>
    public string? Fingerprint { get; internal init; }

    /// <summary>What kind of thing it is.</summary>
    public RecommendationKind Kind { get; internal init; }

    /// <summary>The category of the rule.</summary>
    public RuleCategory Category { get; internal init; }

    /// <summary>How much it matters.</summary>
    public Severity Severity { get; internal init; }

    /// <summary>The title of the rule.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>What to do, with this patient's facts filled in.</summary>
    public string Text { get; internal init; } = "";

    /// <summary>The mechanism or reasoning; null when the author gave none.</summary>
    public string? Why { get; internal init; }

    /// <summary>Plain words for the patient and carer, by BCP 47 language; empty when the author gave none.</summary>
    public ImmutableSortedDictionary<string, string> PatientText { get; internal init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The main action; null when the rule names none.</summary>
    public RecommendedAction? Action { get; internal init; }

    /// <summary>The further actions, after the main one, in the author's order.</summary>
    public ImmutableArray<RecommendedAction> Actions { get; internal init; } = [];

    /// <summary>The roles that are to do it.</summary>
    public ImmutableArray<string> Responsible { get; internal init; } = [];

    /// <summary>By when, counted from the as-of date: <c>2 weeks</c> or <c>same day</c>; null when no time is set.</summary>
    public string? DoWithin { get; internal init; }

    /// <summary>The items of the record that it rests on, in the order of the rule's criteria.</summary>
    public ImmutableArray<RecommendationFact> Facts { get; internal init; } = [];

    /// <summary>The ids of the rules that say it.</summary>
    public ImmutableArray<string> Rules { get; internal init; } = [];

    /// <summary>The guidelines and studies that it rests on.</summary>
    public ImmutableArray<Citation> Evidence { get; internal init; } = [];

    /// <summary>Where several rules say it: each by itself, the most severe first. For a conflict: the sides. Empty for a single rule.</summary>
    public ImmutableArray<RuleReason> Reasons { get; internal init; } = [];

    /// <summary>
    /// What would be said, and is not said now, if this advice on medicines were followed: what a start brings up, or what a stop takes away from
    /// another rule. Found by trying it on the record; the gravest first.
    /// </summary>
    public ImmutableArray<RuleReason> WouldRaise { get; internal set; } = [];

    /// <summary>What is said now beside this and would no longer be, if this advice on medicines were followed: often one of several alternatives is enough. The gravest first.</summary>
    public ImmutableArray<RuleReason> WouldSettle { get; internal set; } = [];

    /// <summary>Prints the id alone.</summary>
    public override string ToString() => $"{Pack}/{Id}";
}
