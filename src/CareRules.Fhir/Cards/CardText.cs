using System.Globalization;
using System.Text;
using CareRules.Explanations;

namespace CareRules.Fhir.Cards;

/// <summary>Plain text for the short fields of a card.</summary>
internal static class CardText
{
    /// <summary>The most that a summary may have: the specification wants less than 140.</summary>
    public const int Longest = 139;

    private const char Ellipsis = '\u2026';

    /// <summary>One line in which nothing opens an HTML tag, should a client take it for HTML: a blank parts the <c>&lt;</c> from what follows.</summary>
    public static string Plain(string text)
    {
        string line = PlainText.OneLine(text);
        if (!line.Contains('<', StringComparison.Ordinal))
        {
            return line;
        }

        StringBuilder plain = new(line.Length + 8);
        for (int i = 0; i < line.Length; i++)
        {
            plain.Append(line[i]);
            if (line[i] is '<' && i + 1 < line.Length && (char.IsAsciiLetter(line[i + 1]) || line[i + 1] is '/' or '!' or '?'))
            {
                plain.Append(' ');
            }
        }

        return plain.ToString();
    }

    /// <summary>The text in at most <see cref="Longest"/> UTF-16 units: cut after a word, else after a whole character, and marked with an ellipsis.</summary>
    public static string Short(string text)
    {
        string line = Plain(text);
        if (line.Length <= Longest)
        {
            return line;
        }

        int end = line.LastIndexOf(' ', Longest - 1);
        if (end < Longest / 2)
        {
            end = WholeCharacters(line, Longest - 1);
        }

        return line[..end].TrimEnd(' ', ',', ';', ':') + Ellipsis;
    }

    // A character that is itself too long (a letter with a hundred accents) is cut between code points.
    private static int WholeCharacters(string line, int limit)
    {
        int end = 0;
        while (end < limit)
        {
            int length = StringInfo.GetNextTextElementLength(line, end);
            if (end + length > limit)
            {
                break;
            }

            end += length;
        }

        return end > 0 ? end : char.IsHighSurrogate(line[limit - 1]) ? limit - 1 : limit;
    }
}
