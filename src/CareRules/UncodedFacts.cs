namespace CareRules;

/// <summary>What an item without a usable code means for rules that ask whether something like it is present.</summary>
public enum UncodedFacts
{
    /// <summary>The absence of a match beside it is unknown: it may be what the rule asks for.</summary>
    AreUnknown,

    /// <summary>It is ignored, as if it were not in the record; the result lists what was ignored.</summary>
    AreIgnored,
}
