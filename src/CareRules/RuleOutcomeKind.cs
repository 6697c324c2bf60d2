namespace CareRules;

/// <summary>What the evaluation of one rule came to. None is ever folded into another.</summary>
public enum RuleOutcomeKind
{
    /// <summary>The criterion is false.</summary>
    Silent,

    /// <summary>The criterion is true.</summary>
    Fired,

    /// <summary>The record does not decide the criterion.</summary>
    Undetermined,

    /// <summary>The rule could not be evaluated; <see cref="EvaluationResult.Failures"/> says why.</summary>
    Failed,

    /// <summary>The rule is not in force (draft, suspended, retired), or the patient was not evaluated.</summary>
    NotEvaluated,
}
