namespace CareRules.Evaluation;

/// <summary>Kleene's logic of three truths.</summary>
internal static class Kleene
{
    public static Truth Of(bool? value) => value switch
    {
        true => Truth.True,
        false => Truth.False,
        null => Truth.Unknown,
    };

    public static bool? Is(Truth truth) => truth switch
    {
        Truth.True => true,
        Truth.False => false,
        _ => null,
    };

    public static Truth And(Truth a, Truth b) => a < b ? a : b;

    public static Truth Or(Truth a, Truth b) => a > b ? a : b;

    public static Truth Not(Truth a) => (Truth)(-(sbyte)a);

    /// <summary>Whether at least <paramref name="needed"/> of some criteria are true, of which so many are true and so many unknown.</summary>
    public static Truth AtLeast(int needed, int known, int unknown) =>
        known >= needed ? Truth.True : known + unknown < needed ? Truth.False : Truth.Unknown;
}
