namespace CareRules.Testing;

/// <summary>A rule or a criterion, and what the tests have seen of it.</summary>
public sealed class CoverageItem
{
    internal CoverageItem(string name, SourceLocation location, bool isTrueSeen, bool isFalseSeen, bool isUnknownSeen)
    {
        Name = name;
        Location = location;
        IsTrueSeen = isTrueSeen;
        IsFalseSeen = isFalseSeen;
        IsUnknownSeen = isUnknownSeen;
    }

    /// <summary>The rule, as <c>pack/id</c>; for a criterion of several rules the first of them.</summary>
    public string Name { get; }

    /// <summary>Where it stands.</summary>
    public SourceLocation Location { get; }

    /// <summary>Whether it was true (a rule: fired) in some test.</summary>
    public bool IsTrueSeen { get; }

    /// <summary>Whether it was false (a rule: silent) in some test.</summary>
    public bool IsFalseSeen { get; }

    /// <summary>Whether it was unknown (a rule: undetermined) in some test.</summary>
    public bool IsUnknownSeen { get; }

    /// <summary>Whether all three were seen.</summary>
    public bool IsComplete => IsTrueSeen && IsFalseSeen && IsUnknownSeen;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
