using CareRules.Evaluation;

namespace CareRules.Tests.SecondReading;

/// <summary>Kleene's three truths, spelt out once more.</summary>
internal static class Kleene3
{
    public static Truth Not(Truth a) => a switch
    {
        Truth.True => Truth.False,
        Truth.False => Truth.True,
        _ => Truth.Unknown,
    };

    public static Truth And(params IEnumerable<Truth> all)
    {
        Truth[] truths = [.. all];
        return truths.Contains(Truth.False) ? Truth.False : truths.Contains(Truth.Unknown) ? Truth.Unknown : Truth.True;
    }

    public static Truth Or(params IEnumerable<Truth> any)
    {
        Truth[] truths = [.. any];
        return truths.Contains(Truth.True) ? Truth.True : truths.Contains(Truth.Unknown) ? Truth.Unknown : Truth.False;
    }

    /// <summary>What all of them say; unknown where they differ.</summary>
    public static Truth Unanimous(IEnumerable<Truth> said)
    {
        Truth[] different = [.. said.Distinct()];
        return different.Length == 1 ? different[0] : Truth.Unknown;
    }

    public static Truth Of(bool value) => value ? Truth.True : Truth.False;
}
