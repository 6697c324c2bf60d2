namespace CareRules;

/// <summary>What one criterion of a rule came to for one patient.</summary>
public sealed class CriterionTruth
{
    internal CriterionTruth(string rule, SourceLocation location, bool? truth)
    {
        Rule = rule;
        Location = location;
        Truth = truth;
    }

    /// <summary>The rule, as <c>pack/id</c>.</summary>
    public string Rule { get; }

    /// <summary>Where the criterion stands; several rules share one that stands in a definition or in <c>applies</c>.</summary>
    public SourceLocation Location { get; }

    /// <summary>True, false, or null for unknown.</summary>
    public bool? Truth { get; }
}
