using System.Globalization;
using System.Text;
using CareRules.Text;

namespace CareRules.Diagnostics;

/// <summary>Writes a diagnostic for a person: the message, the line of the file, and a caret under the place. Plain text, LF, nothing that a terminal obeys.</summary>
internal static class DiagnosticRenderer
{
    private const int Widest = 120;
    private const int Tab = 4;

    /// <summary>The diagnostic with its source line, where the file is at hand.</summary>
    public static string Render(Diagnostic diagnostic, SourceText? source)
    {
        StringBuilder text = new();
        text.Append(AuthorText.Clean(diagnostic.ToString())).Append('\n');
        if (source is not null && diagnostic.Location.Line <= source.LineCount)
        {
            RenderLine(text, source.Line(diagnostic.Location.Line), diagnostic.Location);
        }

        if (diagnostic.Help is { } help)
        {
            text.Append("  help: ").Append(AuthorText.Clean(help)).Append('\n');
        }

        foreach (SourceLocation related in diagnostic.Related)
        {
            text.Append("  see: ").Append(AuthorText.Clean(related.ToString())).Append('\n');
        }

        return text.ToString();
    }

    private static void RenderLine(StringBuilder text, string line, SourceLocation at)
    {
        (string shown, int start) = Expand(line, at.Column - 1);
        (_, int end) = Expand(line, at.EndLine == at.Line ? at.EndColumn - 1 : line.Length);
        (shown, start, end) = Cut(shown, start, Math.Max(end, start + 1));
        string number = at.Line.ToString(CultureInfo.InvariantCulture);
        string margin = new(' ', number.Length);
        text.Append("  ").Append(margin).Append(" |\n");
        text.Append("  ").Append(number).Append(" | ").Append(shown).Append('\n');
        text.Append("  ").Append(margin).Append(" | ").Append(' ', start).Append('^', Math.Max(1, end - start)).Append('\n');
    }

    // Tabs become blanks and hidden characters one sign each, so that the caret stands under what it means.
    private static (string Shown, int Column) Expand(string line, int column)
    {
        StringBuilder shown = new(line.Length);
        int at = -1;
        for (int i = 0; i < line.Length; i++)
        {
            if (i == column)
            {
                at = shown.Length;
            }

            if (line[i] == '\t')
            {
                shown.Append(' ', Tab - shown.Length % Tab);
            }
            else
            {
                shown.Append(char.IsSurrogate(line[i]) || !AuthorText.IsHidden(line[i]) ? line[i] : '\uFFFD');
            }
        }

        return (shown.ToString(), at < 0 ? shown.Length : at);
    }

    private static (string Shown, int Start, int End) Cut(string shown, int start, int end)
    {
        if (shown.Length <= Widest)
        {
            return (shown, start, end);
        }

        int from = Math.Clamp(start - Widest / 3, 0, shown.Length - Widest);
        if (from > 0 && char.IsLowSurrogate(shown[from]))
        {
            from++;
        }

        int to = Math.Min(shown.Length, from + Widest);
        if (to < shown.Length && char.IsHighSurrogate(shown[to - 1]))
        {
            to--;
        }

        string before = from > 0 ? "…" : "";
        string after = to < shown.Length ? "…" : "";
        int shift = before.Length - from;
        return (before + shown[from..to] + after, start + shift, Math.Min(end, to) + shift);
    }
}
