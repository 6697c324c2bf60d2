using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>Someone who sets an aim: a rule, or a goal agreed with the patient.</summary>
/// <param name="Rule">The rule; null for a goal.</param>
/// <param name="Goal">The goal; null for a rule.</param>
/// <param name="Aim">What is aimed at; null when the goal is in a unit that the measure does not accept.</param>
internal sealed record TargetClaim(RulePlan? Rule, CareFact? Goal, Aim? Aim)
{
    /// <summary>What made the rule fire; for a goal, the goal.</summary>
    public ImmutableArray<FactMatch> Facts { get; init; } = [];

    /// <summary>Why it is not known whether it holds; empty when it does.</summary>
    public ImmutableArray<MissingFact> Missing { get; init; } = [];

    public bool Holds => Missing.IsEmpty;

    /// <summary>For a rule that is not decided: whether something in the record speaks for it (section 4), so that it is worth a word.</summary>
    public bool IsSupported { get; init; }

    /// <summary>Rules in the order of the plan, then goals in the order of their references.</summary>
    public (int, string) Order => Rule is { } rule ? (rule.Index, "") : (int.MaxValue, Goal?.Source ?? "");

    /// <summary>What it is called where only one name can stand: the rule's id, or the reference of the goal.</summary>
    public string Name => Rule?.Rule.Id ?? Goal?.Source ?? "goal";

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(TargetClaim);
}
