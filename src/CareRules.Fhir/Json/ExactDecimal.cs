using System.Globalization;
using System.Text;

namespace CareRules.Fhir.Json;

/// <summary>Reads a JSON number only when a decimal holds it exactly; 1e-40 is not zero, and thirty digits are not rounded.</summary>
internal static class ExactDecimal
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    // So short and without an exponent, a number always fits.
    private const int AlwaysFits = 28;

    // So many digits and a point fit a long.
    private const int ShortNumber = 18;

    /// <summary>Reads a number as it is written in JSON.</summary>
    public static bool TryParse(ReadOnlySpan<byte> json, out decimal value) =>
        TryParseShort(json, out value) || TryParse(Encoding.ASCII.GetString(json), out value);

    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        if (!decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        return (text.Length <= AlwaysFits && text.IndexOfAny('e', 'E') < 0)
            || (Normal.TryOf(text, out Normal read) && Normal.TryOf(value.ToString(CultureInfo.InvariantCulture), out Normal kept) && read == kept);
    }

    // Digits with at most one point among them: what nearly all numbers of a record are.
    private static bool TryParseShort(ReadOnlySpan<byte> json, out decimal value)
    {
        value = default;
        long digits = 0;
        int point = -1;
        if (json.Length > ShortNumber)
        {
            return false;
        }

        for (int i = 0; i < json.Length; i++)
        {
            if (json[i] == '.')
            {
                point = i;
            }
            else if (json[i] is >= (byte)'0' and <= (byte)'9')
            {
                digits = (digits * 10) + (json[i] - '0');
            }
            else
            {
                return false;
            }
        }

        int places = point < 0 ? 0 : json.Length - point - 1;
        value = new decimal(unchecked((int)digits), (int)(digits >> 32), 0, isNegative: false, (byte)places);
        return true;
    }

    /// <summary>Sign, digits without zeros at either end, and the power of ten: the same for the same number however it is written.</summary>
    private readonly record struct Normal(bool Negative, string Digits, long Power)
    {
        public static bool TryOf(ReadOnlySpan<char> text, out Normal normal)
        {
            normal = default;
            long power = 0;
            int exponent = text.IndexOfAny('e', 'E');
            if (exponent >= 0)
            {
                if (!long.TryParse(text[(exponent + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power) || Math.Abs(power) > int.MaxValue)
                {
                    return false;
                }

                text = text[..exponent];
            }

            bool negative = text.StartsWith("-", StringComparison.Ordinal);
            text = text.TrimStart("-+");
            int point = text.IndexOf('.');
            power -= point < 0 ? 0 : text.Length - point - 1;
            string all = point < 0 ? text.ToString() : string.Concat(text[..point], text[(point + 1)..]);
            string digits = all.TrimEnd('0');
            power += all.Length - digits.Length;
            digits = digits.TrimStart('0');
            normal = digits.Length == 0 ? new Normal(false, "0", 0) : new Normal(negative, digits, power);
            return true;
        }
    }
}
