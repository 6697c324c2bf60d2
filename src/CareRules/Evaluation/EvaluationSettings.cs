namespace CareRules.Evaluation;

/// <summary>What the host asks of an evaluation, as far as truth depends on it.</summary>
internal sealed record EvaluationSettings
{
    public static readonly EvaluationSettings Default = new();

    /// <summary>Whether rules in draft or under review speak too.</summary>
    public bool IncludeDrafts { get; init; }

    /// <summary>What an item without a usable code means for the absence of a match.</summary>
    public UncodedItems Uncoded { get; init; }

    /// <summary>What the host's predicates answered, where several parts of one evaluation share it; null where the rules ask none.</summary>
    public CustomAnswers? Customs { get; init; }

    /// <summary>Looks at every rule, whatever its pivot: for tests and for comparison.</summary>
    public bool IgnorePivots { get; init; }
}

/// <summary>How items of medications and allergies without a usable code are taken.</summary>
internal enum UncodedItems
{
    /// <summary>They may be anything: the absence of a match is unknown.</summary>
    Unknown,

    /// <summary>They are nothing; the host answers for it.</summary>
    Ignored,
}
