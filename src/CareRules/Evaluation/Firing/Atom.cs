using CareRules.Model;

namespace CareRules.Evaluation.Firing;

/// <summary>How an atom gets its truth.</summary>
internal enum AtomKind : byte
{
    /// <summary>Always true: fills the places of rules that ask little.</summary>
    Constant,

    /// <summary>An active condition, without qualifiers; set when facts are read.</summary>
    Condition,

    /// <summary>An active medication, without qualifiers; set when facts are read.</summary>
    Medication,

    /// <summary>A test of the newest value; set when facts are read.</summary>
    Latest,

    /// <summary>Some item has a code of the concept: what other questions about it need to be true. Only looked up, never asked.</summary>
    Presence,

    /// <summary>Completed years; asked.</summary>
    Age,

    /// <summary>Sex; asked.</summary>
    Sex,

    /// <summary>A definition; asked.</summary>
    Definition,

    /// <summary>Everything else; asked of the heads.</summary>
    Other,
}

/// <summary>One distinct question of a plan. What <paramref name="Argument"/> says depends on the kind: a concept, a group of thresholds, a node.</summary>
/// <param name="Kind">How it gets its truth.</param>
/// <param name="Argument">A concept, a threshold group, the first bound of an age, a sex, or the node of a definition.</param>
/// <param name="Leaf">The criterion that asks it, for what the fast reading does not decide; null where it always does.</param>
internal readonly record struct Atom(AtomKind Kind, int Argument, Criterion? Leaf)
{
    /// <summary>Whether its truth stands as soon as the facts are read.</summary>
    public bool IsSetByFacts => Kind <= AtomKind.Presence;
}

/// <summary>What is known of an atom for one patient. Truths are single bits, so that several can be tested at once.</summary>
internal static class AtomState
{
    public const byte NotAsked = 0;
    public const byte True = 1;
    public const byte False = 2;
    public const byte Unknown = 4;

    public static byte Of(Truth truth) => truth switch
    {
        Truth.True => True,
        Truth.False => False,
        _ => Unknown,
    };

    public static Truth ToTruth(byte state) => state switch
    {
        True => Truth.True,
        False => Truth.False,
        _ => Truth.Unknown,
    };
}
