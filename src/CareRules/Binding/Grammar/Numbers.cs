using System.Globalization;

namespace CareRules.Binding.Grammar;

/// <summary>Decimal numbers as an author writes them: digits, a point, a sign; no exponent, no thousands, no leading zeros as in <c>017</c>.</summary>
internal static class Numbers
{
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        ReadOnlySpan<char> digits = text.Length > 0 && text[0] == '-' ? text[1..] : text;
        bool leadingZero = digits.Length > 1 && digits[0] == '0' && digits[1] != '.';
        return digits.Length > 0 && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[^1]) && !leadingZero
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }
}
