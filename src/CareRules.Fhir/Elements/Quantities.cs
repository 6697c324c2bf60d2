using CareRules.Clinical;

namespace CareRules.Fhir.Elements;

/// <summary>FHIR quantities: the UCUM code when there is one, else the unit as it is written; whether that is UCUM is decided elsewhere.</summary>
internal static class Quantities
{
    /// <summary>The quantity, or a reason why it cannot be used.</summary>
    public static bool TryRead(FhirElement quantity, out Quantity value, out string? reason)
    {
        value = default;
        reason = Reason(quantity, out decimal number, out string? unit, out QuantityComparator comparator);
        if (reason is not null)
        {
            return false;
        }

        value = new Quantity(number, unit!, comparator);
        return true;
    }

    public static Quantity? ReadOrNull(FhirElement quantity) =>
        quantity.Exists && TryRead(quantity, out Quantity value, out _) ? value : null;

    public static bool IsUcum(FhirElement quantity) =>
        quantity.TextIs("system"u8, "http://unitsofmeasure.org"u8) || quantity.TextIs("system"u8, "urn:oid:2.16.840.1.113883.6.8"u8);

    private static string? Reason(FhirElement quantity, out decimal number, out string? unit, out QuantityComparator comparator)
    {
        decimal? value = quantity.Number("value"u8);
        number = value ?? 0;
        unit = Unit(quantity);
        comparator = QuantityComparator.Equal;
        if (value is null)
        {
            return quantity.Has("value"u8) ? "the number cannot be read exactly" : "no number is recorded";
        }

        if (unit is null)
        {
            return "no unit is recorded";
        }

        return TryComparator(quantity, out comparator) ? null : "how the number bounds the value is not understood";
    }

    private static string? Unit(FhirElement quantity)
    {
        string? code = IsUcum(quantity) ? quantity.Words("code"u8) : null;
        return NonEmpty(code) ?? NonEmpty(quantity.Words("unit"u8)) ?? NonEmpty(quantity.Words("code"u8));
    }

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static bool TryComparator(FhirElement quantity, out QuantityComparator comparator)
    {
        comparator = QuantityComparator.Equal;
        if (!quantity.Has("comparator"u8))
        {
            return true;
        }

        (bool known, comparator) = quantity.Text("comparator"u8) switch
        {
            "<" => (true, QuantityComparator.LessThan),
            "<=" => (true, QuantityComparator.LessOrEqual),
            ">=" => (true, QuantityComparator.GreaterOrEqual),
            ">" => (true, QuantityComparator.GreaterThan),
            _ => (false, QuantityComparator.Equal),
        };
        return known;
    }
}
