using System.Collections.Immutable;

namespace CareRules;

/// <summary>What a host asks of one evaluation. Immutable; the default asks for everything that is in force.</summary>
/// <remarks>Categories, severity and rules choose what the result shows. <see cref="EvaluationResult.Completeness"/> always counts all rules, so that what is left out shows in its numbers.</remarks>
public sealed class EvaluationOptions
{
    /// <summary>Everything that is in force.</summary>
    public static EvaluationOptions Default { get; } = new();

    /// <summary>The categories to show; empty (the default) shows all.</summary>
    public ImmutableArray<RuleCategory> Categories { get; init; } = [];

    /// <summary>The lowest severity to show, inclusive.</summary>
    public Severity MinimumSeverity { get; init; }

    /// <summary>The rules to show, as <c>id</c> or <c>pack/id</c>; empty (the default) shows all.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];

    /// <summary>The BCP 47 language of the patient's text (<c>cy</c> also for <c>cy-GB</c>); null (the default) gives every language that the rule has.</summary>
    public string? Language { get; init; }

    /// <summary>Whether rules in draft or under review speak too; false by default.</summary>
    public bool IncludeDrafts { get; init; }

    /// <summary>
    /// The most recommendations to show; null (the default) shows all. The gravest are kept and every critical one is shown, even beyond that number.
    /// The rest stands in <see cref="EvaluationResult.Suppressed"/>; targets, reviews and the plan are always whole.
    /// </summary>
    public int? MostRecommendations { get; init; }

    /// <summary>What clinicians acknowledged, kept by the host: not shown again while that holds, but listed in <see cref="EvaluationResult.Suppressed"/>.</summary>
    public ImmutableArray<Acknowledgement> Acknowledgements { get; init; } = [];

    /// <summary>What an item without a usable code means.</summary>
    public UncodedFacts UncodedFacts { get; init; }

    /// <summary>The same without a limit of number: two lists are compared whole.</summary>
    internal EvaluationOptions Unlimited() => MostRecommendations is null ? this : new EvaluationOptions
    {
        Categories = Categories,
        MinimumSeverity = MinimumSeverity,
        Rules = Rules,
        Language = Language,
        IncludeDrafts = IncludeDrafts,
        Acknowledgements = Acknowledgements,
        UncodedFacts = UncodedFacts,
    };
}
