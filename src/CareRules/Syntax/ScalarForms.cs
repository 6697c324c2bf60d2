using System.Globalization;

namespace CareRules.Syntax;

/// <summary>How ids, numbers, dates and addresses are written. Nothing is converted.</summary>
internal static class ScalarForms
{
    /// <summary>Kebab-case: small letters and digits in words joined by a hyphen, a letter first.</summary>
    public static bool IsId(string text)
    {
        if (text.Length == 0 || !char.IsAsciiLetterLower(text[0]) || text[^1] == '-')
        {
            return false;
        }

        for (int i = 1; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterLower(text[i]) && !char.IsAsciiDigit(text[i]) && !(text[i] == '-' && text[i - 1] != '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The nearest id: <c>Oral_NSAID</c> is <c>oral-nsaid</c>. Null where nothing of it can stay.</summary>
    public static string? AsId(string text)
    {
        string words = string.Concat(text.Select(static c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));
        string id = string.Join('-', words.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return IsId(id) ? id : null;
    }

    /// <summary><c>017</c> and <c>1_000</c> are refused: YAML readers disagree on what they mean.</summary>
    public static bool IsInteger(string text)
    {
        ReadOnlySpan<char> digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        return digits.Length is > 0 and <= 9 && AllDigits(digits) && (digits.Length == 1 || digits[0] != '0');
    }

    public static bool IsNumber(string text)
    {
        ReadOnlySpan<char> number = text.StartsWith('-') ? text.AsSpan(1) : text;
        int point = number.IndexOf('.');
        ReadOnlySpan<char> whole = point < 0 ? number : number[..point];
        bool fraction = point < 0 || number.Length > point + 1 && AllDigits(number[(point + 1)..]);
        return fraction && number.Length <= 28 && whole.Length > 0 && AllDigits(whole) && (whole.Length == 1 || whole[0] != '0');
    }

    public static bool IsDate(string text) => IsOfForm(text, "yyyy-MM-dd");

    public static bool IsPartialDate(string text) => IsDate(text) || IsOfForm(text, "yyyy-MM") || IsOfForm(text, "yyyy");

    public static bool IsVersion(string text)
    {
        int label = text.AsSpan().IndexOfAny('-', '+');
        string[] numbers = (label < 0 ? text : text[..label]).Split('.');
        bool labelled = label < 0 || text.Length > label + 1 && text.AsSpan(label + 1).IndexOfAnyExcept(LabelSigns) < 0;
        return labelled && numbers.Length == 3 && numbers.All(static n => IsInteger(n) && n[0] != '-');
    }

    public static bool IsLanguage(string text)
    {
        string[] parts = text.Split('-');
        return parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(static p => p.Length is >= 1 and <= 8 && p.All(char.IsAsciiLetterOrDigit));
    }

    public static bool IsWebAddress(string text) =>
        !text.Any(char.IsWhiteSpace) && Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http";

    private static System.Buffers.SearchValues<char> LabelSigns { get; } =
        System.Buffers.SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-.+");

    private static bool AllDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsOfForm(string text, string form) =>
        DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
