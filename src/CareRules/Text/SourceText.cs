using System.Collections.Immutable;

namespace CareRules.Text;

/// <summary>The text of one file with its path inside the pack and the starts of its lines.</summary>
internal sealed class SourceText
{
    private readonly ImmutableArray<int> lineStarts;

    private SourceText(string path, string text)
    {
        Path = path;
        Text = text;
        lineStarts = StartsOf(text);
    }

    /// <summary>The path as shown to the author, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>The text, with LF line ends and no byte-order mark.</summary>
    public string Text { get; }

    public int LineCount => lineStarts.Length;

    public static SourceText From(string path, string text)
    {
        string clean = text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text;
        return new SourceText(path, clean.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
    }

    public LinePosition PositionOf(int offset)
    {
        int at = Math.Clamp(offset, 0, Text.Length);
        int line = lineStarts.BinarySearch(at);
        line = line < 0 ? ~line - 1 : line;
        return new LinePosition(line + 1, at - lineStarts[line] + 1);
    }

    public SourceLocation LocationOf(TextSpan span)
    {
        LinePosition start = PositionOf(span.Start);
        LinePosition end = PositionOf(span.End);
        return new SourceLocation(Path, start.Line, start.Column, end.Line, end.Column);
    }

    /// <summary>Where a line begins; lines count from 1.</summary>
    public int StartOf(int number) => lineStarts[number - 1];

    /// <summary>The text of a line without its end; lines count from 1.</summary>
    public string Line(int number)
    {
        int start = lineStarts[number - 1];
        int end = number < lineStarts.Length ? lineStarts[number] - 1 : Text.Length;
        return Text[start..end];
    }

    private static ImmutableArray<int> StartsOf(string text)
    {
        ImmutableArray<int>.Builder starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                starts.Add(i + 1);
            }
        }

        return starts.ToImmutable();
    }
}
