namespace CareRules;

/// <summary>Two rules that ask for opposite things, or set different targets for one measure, and whether they can meet in a patient.</summary>
public sealed class PossibleConflict
{
    internal PossibleConflict()
    {
    }

    /// <summary>The first of the two rules, by pack and id.</summary>
    public RuleInfo First { get; internal init; } = null!;

    /// <summary>The other.</summary>
    public RuleInfo Second { get; internal init; } = null!;

    /// <summary>The id of the measure, or of the narrower of the two concepts acted on.</summary>
    public string On { get; internal init; } = "";

    /// <summary><see cref="RecommendationKind.ActionConflict"/> or <see cref="RecommendationKind.TargetConflict"/>.</summary>
    public RecommendationKind Kind { get; internal init; }

    /// <summary>Whether some patient has the conflict.</summary>
    public ConflictVerdict Verdict { get; internal init; }

    /// <summary>Why an author leaves the pair open on purpose; null unless the verdict is <see cref="ConflictVerdict.Accepted"/>.</summary>
    public string? Because { get; internal init; }

    /// <summary>
    /// A patient for whom both rules fire, as a runnable rule test in YAML: the smallest one that was found; none of its facts can be left out. The engine was run on
    /// exactly this text. Null where no patient is known.
    /// </summary>
    public string? Test { get; internal init; }

    /// <summary>Prints the two rules.</summary>
    public override string ToString() => $"{First.Pack}/{First.Id} and {Second.Pack}/{Second.Id}";
}

/// <summary>What is known of two rules that pull apart.</summary>
public enum ConflictVerdict
{
    /// <summary>A patient has the conflict, and nothing decides it.</summary>
    Open,

    /// <summary>Both can fire for a patient, and there a resolution decides.</summary>
    Decided,

    /// <summary>No patient meets both: one excludes the other.</summary>
    Apart,

    /// <summary>Neither a patient nor a proof that there is none was found.</summary>
    NotDecided,

    /// <summary>A patient has the conflict, and an author left it open on purpose, with a reason: <c>suppress</c> with CR2017. At run time both sides are shown.</summary>
    Accepted,
}
