using CareRules.Clinical;
using CareRules.Evaluation;

namespace CareRules.Explanations;

/// <summary>A number as far as it is known: <c>5</c>, <c>3 to 5</c>, <c>3 or more</c>.</summary>
internal static class RangeText
{
    public static string Of(NumberRange range) => (range.Lower, range.Upper) switch
    {
        ({ } lower, { } upper) when lower.Value.CompareTo(upper.Value) == 0 => Number(lower.Value),
        ({ } lower, { } upper) => $"{Number(lower.Value)} to {Number(upper.Value)}",
        ({ } lower, null) => $"{Number(lower.Value)} or more",
        (null, { } upper) => $"{Number(upper.Value)} or less",
        _ => "not known",
    };

    // The digits of a sum are not recorded anywhere: a whole number is written without decimals, and no computed value with twenty.
    private static string Number(Rational value) =>
        value.TryToDecimal(out decimal number) ? QuantityText.Number(QuantityText.Rounded(number / 1.0000000000000000000000000000m)) : "not known";
}
