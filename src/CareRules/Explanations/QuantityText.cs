using System.Globalization;
using CareRules.Clinical;

namespace CareRules.Explanations;

/// <summary>A quantity as recorded, for people: number, comparator and unit, with the digits that were recorded.</summary>
internal static class QuantityText
{
    public static string Of(Quantity quantity)
    {
        string number = Comparator(quantity.Comparator) + Number(quantity.Value);
        return quantity.Unit.Length == 0 || string.Equals(quantity.Unit, "1", StringComparison.Ordinal) ? number : $"{number} {quantity.Unit}";
    }

    /// <summary>A number that was recorded with more than two decimals, with two.</summary>
    public static decimal Rounded(decimal value) => value.Scale > 2 && Math.Abs(value) >= 1 ? Math.Round(value, 2, MidpointRounding.AwayFromZero) : value;

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
