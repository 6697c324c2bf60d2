using System.Text;
using CareRules.Diagnostics;
using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>What is refused before a parser sees the text: size, and characters that a reviewer cannot see.</summary>
internal static class TextGuard
{
    public const int LargestFile = 1024 * 1024;

    public static bool Admits(SourceText source, DiagnosticBag diagnostics)
    {
        if (source.Text.Length > LargestFile || Encoding.UTF8.GetByteCount(source.Text) > LargestFile)
        {
            diagnostics.ReportTooLarge(source, LargestFile);
            return false;
        }

        int hidden = FirstHidden(source.Text);
        if (hidden >= 0)
        {
            diagnostics.ReportHiddenCharacter(source, new TextSpan(hidden, 1), source.Text[hidden]);
            return false;
        }

        return true;
    }

    /// <summary>Where the first hidden character stands, or −1. Tabs and line ends are layout.</summary>
    public static int FirstHidden(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (c is not ('\n' or '\t') && AuthorText.IsHidden(c))
            {
                return i;
            }
        }

        return -1;
    }
}
