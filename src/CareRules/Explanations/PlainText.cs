using System.Globalization;
using System.Text;

namespace CareRules.Explanations;

/// <summary>Makes a text of an author or a record fit for one line of a terminal: no control characters, nothing that turns the direction of a text, single blanks.</summary>
internal static class PlainText
{
    public static string OneLine(string text)
    {
        StringBuilder clean = new(text.Length);
        bool blank = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                blank = clean.Length > 0;
            }
            else if (!IsInvisible(rune))
            {
                if (blank)
                {
                    clean.Append(' ');
                    blank = false;
                }

                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    /// <summary>With a capital, but for a word that has one of its own (eGFR, pH); nothing stays nothing.</summary>
    public static string Sentence(string words) =>
        words.Length == 0 || words.TakeWhile(static c => !char.IsWhiteSpace(c)).Any(char.IsUpper) ? words : char.ToUpperInvariant(words[0]) + words[1..];

    // The joiners (U+200C, U+200D) are letters' business in several scripts; every other format character only hides or reorders.
    private static bool IsInvisible(Rune rune) =>
        rune.Value is not (0x200C or 0x200D) && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Surrogate;
}
