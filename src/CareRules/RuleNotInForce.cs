namespace CareRules;

/// <summary>A rule that was taken out of force: it says nothing, and somebody answers for that.</summary>
public sealed class RuleNotInForce
{
    internal RuleNotInForce(string rule, string why, string? by, string? because)
    {
        Rule = rule;
        Why = why;
        By = by;
        Because = because;
    }

    /// <summary>The id of the rule.</summary>
    public string Rule { get; }

    /// <summary><c>suspended</c> or <c>disabled</c>.</summary>
    public string Why { get; }

    /// <summary>Who took it out of force; null when that is not stated.</summary>
    public string? By { get; }

    /// <summary>The stated reason; null when none is stated.</summary>
    public string? Because { get; }
}
