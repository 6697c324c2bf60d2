using System.Globalization;
using System.Text;

namespace CareRules.Fhir.Json;

/// <summary>Text for display: control, zero-width and bidirectional characters are taken out, line breaks and tabs become blanks.</summary>
internal static class CleanText
{
    public static string? Of(string? text)
    {
        if (text is null || !text.AsSpan().ContainsAnyExceptInRange(' ', '~') || !NeedsCleaning(text))
        {
            return text;
        }

        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r')
            {
                clean.Append(' ');
            }
            else if (!IsUnwanted(Rune.GetUnicodeCategory(rune)))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    private static bool NeedsCleaning(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsUnwanted(Rune.GetUnicodeCategory(rune)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUnwanted(UnicodeCategory category) => category is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
