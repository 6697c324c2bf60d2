using CareRules.Diagnostics;
using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>Finds a bracket that is never closed: a line of the block around it begins while it is open.</summary>
internal static class OpenBracket
{
    /// <param name="source">The file.</param>
    /// <param name="outermost">The outermost bracket that is open where reading stopped; -1 for none.</param>
    public static MalformedPlace? Find(SourceText source, int outermost)
    {
        if (outermost < 0)
        {
            return null;
        }

        Stack<int> open = new();
        int first = source.PositionOf(outermost).Line;
        int indent = Indent(source.Line(first));
        int at = outermost;
        for (int number = first; number <= source.LineCount; number++)
        {
            string line = source.Line(number);
            int start = source.StartOf(number);
            if (number > first && BeginsBlock(line, indent))
            {
                return Place(source, outermost, open.Peek(), start - 1);
            }

            if (Scan(line.AsSpan(at - start), at, open) is { } mismatched)
            {
                return Place(source, outermost, mismatched, start + line.Length);
            }

            if (open.Count == 0)
            {
                return null;
            }

            at = start + line.Length + 1;
        }

        return Place(source, outermost, open.Peek(), source.Text.Length);
    }

    // Reads one line; what it returns is an opener that another kind of bracket closes.
    private static int? Scan(ReadOnlySpan<char> line, int offset, Stack<int> open)
    {
        char quote = '\0';
        Stack<char> kinds = new();
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (quote != '\0')
            {
                i += c == '\\' && quote == '"' ? 1 : 0;
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && (i == 0 || line[i - 1] is ' ' or '[' or '{' or ','))
            {
                quote = c;
            }
            else if (c == '#' && i > 0 && line[i - 1] == ' ')
            {
                return null;
            }
            else if (c is '{' or '[')
            {
                open.Push(offset + i);
                kinds.Push(c);
            }
            else if (c is '}' or ']' && open.Count > 0)
            {
                if (kinds.TryPop(out char kind) && kind != (c == '}' ? '{' : '['))
                {
                    return open.Peek();
                }

                open.Pop();
            }

            if (open.Count == 0)
            {
                return null;
            }
        }

        return null;
    }

    private static MalformedPlace Place(SourceText source, int outermost, int opener, int end)
    {
        int covered = outermost + source.Text.AsSpan(outermost, Math.Max(0, end - outermost)).TrimEnd().Length;
        char sign = source.Text[opener];
        return new MalformedPlace(MalformedKind.Value, new TextSpan(opener, 1), bag => bag.ReportBracketNotClosed(source, new TextSpan(opener, 1), sign))
        {
            Cover = TextSpan.FromBounds(outermost, covered),
        };
    }

    private static bool BeginsBlock(string line, int indent)
    {
        string text = line.Trim();
        return text.Length > 0 && text[0] is not ('#' or '}' or ']') && Indent(line) <= indent && (text.StartsWith("- ", StringComparison.Ordinal) || text.Contains(": ", StringComparison.Ordinal) || text.EndsWith(':'));
    }

    private static int Indent(string line) => line.Length - line.AsSpan().TrimStart(' ').Length;
}
