namespace CareRules;

/// <summary>A rule that could not be evaluated for this patient. Nothing is known of what it would have said.</summary>
public sealed class RuleFailure
{
    internal RuleFailure(string rule, string code, string text)
    {
        Rule = rule;
        Code = code;
        Text = text;
    }

    /// <summary>The id of the rule.</summary>
    public string Rule { get; }

    /// <summary>The diagnostic code.</summary>
    public string Code { get; }

    /// <summary>One sentence that names no patient value.</summary>
    public string Text { get; }

    /// <summary>The rule itself; null where the result was read back.</summary>
    internal Evaluation.RulePlan? Plan { get; init; }
}
