using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules;

/// <summary>A rule that fires for a patient, before anything is made of it. Immutable and thread-safe.</summary>
public sealed class FiredRule
{
    private readonly EvaluationResult? result;
    private readonly int place;
    private readonly ImmutableArray<Fact> facts;

    internal FiredRule(RuleInfo rule, EvaluationResult result, int place)
    {
        Rule = rule;
        this.result = result;
        this.place = place;
    }

    internal FiredRule(RuleInfo rule, ImmutableArray<Fact> facts)
    {
        Rule = rule;
        this.facts = facts;
    }

    /// <summary>The rule.</summary>
    public RuleInfo Rule { get; }

    /// <summary>
    /// The items of the record that make its criteria true, in the order of the criteria, then of the record, each once; found when first read, for all rules
    /// of the result together. Empty where nothing but age, sex or an absence makes it true.
    /// </summary>
    public ImmutableArray<Fact> Facts => result is null ? facts : result.FactsOf(place);

    /// <summary>Prints the id alone.</summary>
    public override string ToString() => $"{Rule.Pack}/{Rule.Id}";
}
