using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules;

/// <summary>A rule that fires for a patient, before anything is made of it. Immutable and thread-safe.</summary>
public sealed class FiredRule
{
    internal FiredRule(RuleInfo rule, ImmutableArray<Fact> facts)
    {
        Rule = rule;
        Facts = facts;
    }

    /// <summary>The rule.</summary>
    public RuleInfo Rule { get; }

    /// <summary>
    /// The items of the record that make its criteria true, in the order of the criteria, then of the record, each once. Empty where nothing but
    /// age, sex or an absence makes it true.
    /// </summary>
    public ImmutableArray<Fact> Facts { get; }

    /// <summary>Prints the id alone.</summary>
    public override string ToString() => $"{Rule.Pack}/{Rule.Id}";
}
