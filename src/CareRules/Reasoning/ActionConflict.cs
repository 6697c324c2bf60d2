using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>Fired rules whose actions on a concept oppose one another.</summary>
/// <param name="Concept">The narrower of what both sides act on.</param>
/// <param name="Sides">All the rules, in the order of the plan.</param>
internal sealed record ActionConflict(ConceptId Concept, ImmutableArray<RuleOutcome> Sides)
{
    /// <summary>The resolutions that leave it to the patient, with their reasons.</summary>
    public ImmutableArray<ResolutionModel> Individualise { get; init; } = [];

    public Severity Severity => Sides.Max(static s => RuleEvaluator.SeverityOf(s.Plan));
}

/// <summary>A rule that gives way to another by a resolution.</summary>
internal sealed record Outweighed(RuleOutcome Loser, RuleOutcome Winner, string Because)
{
    /// <summary>The actions of the loser that the winner opposes.</summary>
    public ImmutableArray<BoundAction> Actions { get; init; } = [];

    /// <summary>Those among them that are switches of which the winner opposes only what is to be started: the stop stays.</summary>
    public ImmutableArray<BoundAction> StopsOnly { get; init; } = [];
}
