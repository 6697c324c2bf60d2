using CareRules.Diagnostics;
using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>What is wrong with the layout of lines, which YAML's rules only say in its own words: a key without a colon, an item without a dash, a line that is out of line.</summary>
internal static class LayoutFault
{
    private static readonly HashSet<string> Keys = [.. KeyOwners.AllNames];

    public static MalformedPlace? Find(SourceText source, int number)
    {
        if (Before(source, number) is not { } above)
        {
            return null;
        }

        (int at, string line) = (Indent(source, number), Content(source, number));
        string aboveLine = Content(source, above);
        int aboveAt = Indent(source, above) + aboveLine.Length - WithoutDashes(aboveLine).Length;
        if (at == aboveAt && IsKey(line) && KeyWithoutColon(aboveLine) is { } written)
        {
            TextSpan span = Span(source, above);
            return new MalformedPlace(MalformedKind.Trailing, span, bag => bag.ReportKeyWithoutColon(source, span, aboveLine, written));
        }

        if (!line.StartsWith("- ", StringComparison.Ordinal) && IsKey(line) && IsAmongItems(source, number, at))
        {
            TextSpan span = Span(source, number);
            return new MalformedPlace(MalformedKind.Unclear, span, bag => bag.ReportItemWithoutDash(source, span));
        }

        bool tooDeep = at > aboveAt && HasValue(aboveLine) && IsKey(line);
        return tooDeep || (at < Indent(source, above) && !Levels(source, above).Contains(at))
            ? OutOfLine(source, number, above, tooDeep ? aboveLine : null)
            : null;
    }

    private static MalformedPlace OutOfLine(SourceText source, int number, int above, string? hasValue)
    {
        TextSpan span = Span(source, number);
        return new MalformedPlace(MalformedKind.Unclear, span, bag => bag.ReportIndentation(source, span, hasValue))
        {
            LeaveFrom = source.StartOf(above),
            Column = Math.Max(Indent(source, number), Indent(source, above)) + 1,
        };
    }

    // `severity high` and `severity:high`, where `severity` is a key of the language.
    private static string? KeyWithoutColon(string line)
    {
        string text = WithoutDashes(line);
        int end = text.AsSpan().IndexOfAny(' ', ':');
        if (end <= 0 || text.Contains(": ", StringComparison.Ordinal) || text.EndsWith(':') || !Keys.Contains(text[..end]))
        {
            return null;
        }

        return $"{text[..end]}: {text[(end + 1)..].TrimStart()}";
    }

    // The first key of an item stands behind the dash.
    private static string WithoutDashes(string line)
    {
        while (line.StartsWith("- ", StringComparison.Ordinal))
        {
            line = line[2..].TrimStart();
        }

        return line;
    }

    private static bool IsKey(string line) => line.Contains(": ", StringComparison.Ordinal) || line.EndsWith(':');

    private static bool HasValue(string line)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && line[(colon + 2)..].TrimStart() is { Length: > 0 } value && value[0] is not ('|' or '>' or '"' or '\'' or '{' or '[');
    }

    private static bool IsAmongItems(SourceText source, int number, int at)
    {
        for (int line = number - 1; line >= 1; line--)
        {
            if (!Says(source, line) || Indent(source, line) > at)
            {
                continue;
            }

            return Indent(source, line) == at && Content(source, line).StartsWith("- ", StringComparison.Ordinal);
        }

        return false;
    }

    // The indentations at which a block above is still open; an item of a list opens two.
    private static HashSet<int> Levels(SourceText source, int above)
    {
        HashSet<int> levels = [];
        int least = int.MaxValue;
        for (int line = above; line >= 1 && least > 0; line--)
        {
            int indent = Indent(source, line);
            if (!Says(source, line) || indent >= least)
            {
                continue;
            }

            string content = Content(source, line);
            for (int inner = indent; content.StartsWith("- ", StringComparison.Ordinal); content = content[2..].TrimStart())
            {
                inner += content.Length - content[1..].TrimStart().Length;
                if (inner < least)
                {
                    levels.Add(inner);
                }
            }

            levels.Add(indent);
            least = indent;
        }

        return levels;
    }

    private static int? Before(SourceText source, int number)
    {
        int line = number - 1;
        while (line >= 1 && !Says(source, line))
        {
            line--;
        }

        return line >= 1 ? line : null;
    }

    private static bool Says(SourceText source, int number) => source.Line(number).AsSpan().TrimStart() is { IsEmpty: false } text && text[0] != '#';

    private static int Indent(SourceText source, int number)
    {
        string line = source.Line(number);
        return line.Length - line.AsSpan().TrimStart(' ').Length;
    }

    private static string Content(SourceText source, int number)
    {
        string text = source.Line(number).Trim();
        int comment = text.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? text : text[..comment].TrimEnd();
    }

    private static TextSpan Span(SourceText source, int number) =>
        new(source.StartOf(number) + Indent(source, number), Content(source, number).Length);
}
