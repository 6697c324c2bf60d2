namespace CareRules.Tests.SecondReading;

/// <summary>The units of the small world: what one of the first is in the second. Another spelling is another unit.</summary>
internal static class SpecUnits
{
    private static readonly (string From, string To, decimal Times)[] Known =
    [
        ("g", "kg", 0.001m), ("mg", "g", 0.001m), ("ug", "mg", 0.001m), ("mg", "kg", 0.000001m), ("ug", "g", 0.000001m), ("umol/L", "mmol/L", 0.001m), ("m", "cm", 100m),
    ];

    public static Fraction? Factor(string from, string to)
    {
        if (from == to)
        {
            return Fraction.Of(1);
        }

        foreach ((string a, string b, decimal times) in Known)
        {
            if (from == a && to == b)
            {
                return Fraction.Of(times);
            }

            if (from == b && to == a)
            {
                return Fraction.Of(1) / Fraction.Of(times);
            }
        }

        return null;
    }
}
