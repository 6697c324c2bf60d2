using System.Collections.Immutable;
using CareRules.Model;

namespace CareRules;

/// <summary>What a host may know of a rule without evaluating it.</summary>
public sealed class RuleInfo
{
    internal RuleInfo(RuleDefinition rule)
    {
        Rule = rule;
        Id = rule.Id;
        Pack = rule.Pack;
        Title = rule.Title;
        Category = rule.Category;
        Severity = (rule.Payload as RecommendPayload)?.Severity;
        Status = rule.Governance.Status;
        Evidence = rule.Evidence;
        Governance = rule.Governance;
        Location = rule.At;
    }

    /// <summary>The id, unique in its pack.</summary>
    public string Id { get; }

    /// <summary>The pack's id.</summary>
    public string Pack { get; }

    /// <summary>The title.</summary>
    public string Title { get; }

    /// <summary>The category.</summary>
    public RuleCategory Category { get; }

    /// <summary>The severity of what it recommends; null for a target or a review.</summary>
    public Severity? Severity { get; }

    /// <summary>Whether it speaks.</summary>
    public RuleStatus Status { get; }

    /// <summary>What it rests on.</summary>
    public ImmutableArray<Citation> Evidence { get; }

    /// <summary>Who answers for it.</summary>
    public Governance Governance { get; }

    /// <summary>Where it stands in the author's file.</summary>
    public SourceLocation Location { get; }

    internal RuleDefinition Rule { get; }
}
