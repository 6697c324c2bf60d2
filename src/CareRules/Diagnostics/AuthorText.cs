using System.Globalization;
using System.Text;

namespace CareRules.Diagnostics;

/// <summary>Shows what an author wrote without letting it act on the reader's terminal.</summary>
internal static class AuthorText
{
    private const int Longest = 60;

    /// <summary>The words in backticks, on one line, cut where they are long.</summary>
    public static string Quote(string text) => $"`{Shorten(Clean(text).ReplaceLineEndings(" ").Trim())}`";

    /// <summary>The text without control and direction-changing characters; line breaks stay.</summary>
    public static string Clean(string text)
    {
        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value is '\n' || !IsHidden(rune.Value) ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }

    /// <summary>Characters that a reader cannot see but a terminal or a parser obeys.</summary>
    public static bool IsHidden(int character) =>
        character is <= 0x1F or (>= 0x7F and <= 0x9F) or 0x2028 or 0x2029 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
            or 0xFEFF or (>= 0xD800 and <= 0xDFFF) or 0xFFFE or 0xFFFF;

    /// <summary>How a character that cannot be shown is named: <c>U+202E</c>.</summary>
    public static string NameOf(int character) => string.Create(CultureInfo.InvariantCulture, $"U+{character:X4}");

    private static string Shorten(string text)
    {
        if (text.Length <= Longest)
        {
            return text;
        }

        int end = char.IsHighSurrogate(text[Longest - 2]) ? Longest - 2 : Longest - 1;
        return text[..end] + "…";
    }
}
