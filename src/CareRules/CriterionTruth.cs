namespace CareRules;

/// <summary>What one criterion of a rule came to for one patient.</summary>
public sealed class CriterionTruth
{
    internal CriterionTruth(string rule, SourceLocation location, bool? truth, bool canBeUnknown)
    {
        Rule = rule;
        Location = location;
        Truth = truth;
        CanBeUnknown = canBeUnknown;
    }

    /// <summary>The rule, as <c>pack/id</c>.</summary>
    public string Rule { get; }

    /// <summary>Where the criterion stands; several rules share one that stands in a definition or in <c>applies</c>.</summary>
    public SourceLocation Location { get; }

    /// <summary>True, false, or null for unknown: before the author's choice (<c>if-unknown</c>) of this criterion, after those below it.</summary>
    public bool? Truth { get; }

    /// <summary>Whether any record leaves it unknown: false where every part of it has an author's choice.</summary>
    public bool CanBeUnknown { get; }
}
