using System.Globalization;
using CareRules.Clinical;

namespace CareRules.Explanations;

/// <summary>A quantity in words: as it was recorded, and as people read it.</summary>
internal static class QuantityText
{
    /// <summary>Every digit and the unit in UCUM, as recorded: for what is compared or read back.</summary>
    public static string Of(Quantity quantity)
    {
        string number = Comparator(quantity.Comparator) + Number(quantity.Value);
        return quantity.Unit.Length == 0 || string.Equals(quantity.Unit, "1", StringComparison.Ordinal) ? number : $"{number} {quantity.Unit}";
    }

    /// <summary>Number and unit as a clinician writes them: <c>16.87 mL/min/1.73 m²</c>.</summary>
    public static string ForReaders(Quantity quantity) =>
        UnitText.With(Comparator(quantity.Comparator) + Number(Rounded(quantity.Value)), quantity.Unit);

    /// <summary>
    /// A number that was recorded with more than two decimals, with two. Where those would make it look rounder than it is it keeps more:
    /// 29.996 is not printed as 30, which may be somebody's limit.
    /// </summary>
    public static decimal Rounded(decimal value)
    {
        if (Math.Abs(value) < 1)
        {
            return value;
        }

        for (int decimals = 2; decimals < value.Scale; decimals++)
        {
            decimal rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
            if (rounded != Math.Round(rounded, decimals - 1))
            {
                return rounded;
            }
        }

        return value;
    }

    public static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The comparator as FHIR writes it; empty for a plain value.</summary>
    public static string Comparator(QuantityComparator comparator) => comparator switch
    {
        QuantityComparator.LessThan => "<",
        QuantityComparator.LessOrEqual => "<=",
        QuantityComparator.GreaterOrEqual => ">=",
        QuantityComparator.GreaterThan => ">",
        _ => "",
    };

    /// <summary>The comparator that FHIR writes so; null for anything else.</summary>
    public static QuantityComparator? ComparatorOf(string sign) => sign switch
    {
        "<" => QuantityComparator.LessThan,
        "<=" => QuantityComparator.LessOrEqual,
        ">=" => QuantityComparator.GreaterOrEqual,
        ">" => QuantityComparator.GreaterThan,
        _ => null,
    };
}
