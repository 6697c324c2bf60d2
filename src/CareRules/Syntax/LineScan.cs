using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>One line of a text that could not be read, looked at as a person would.</summary>
internal readonly record struct LineScan(SourceText Source, int Number, int Start, int End)
{
    public static LineScan At(SourceText source, int offset)
    {
        int number = source.PositionOf(offset).Line;
        int start = source.StartOf(number);
        return new LineScan(source, number, start, start + source.Line(number).Length);
    }

    public string Text(TextSpan span) => Source.Text.Substring(span.Start, span.Length);

    /// <summary>From a place to the end of the line, without a comment and without trailing blanks.</summary>
    public TextSpan From(int at)
    {
        int from = Math.Clamp(at, Start, End);
        ReadOnlySpan<char> rest = Source.Text.AsSpan(from, End - from);
        int comment = rest.IndexOf(" #");
        return new TextSpan(from, (comment < 0 ? rest : rest[..comment]).TrimEnd().Length);
    }

    /// <summary>A value from a place on: as <see cref="From"/>, but only up to the comma or bracket that ends it inside brackets.</summary>
    public TextSpan ValueFrom(int at)
    {
        TextSpan span = From(at);
        if (!InsideBrackets(at))
        {
            return span;
        }

        int length = ItemLength(Source.Text.AsSpan(span.Start, span.Length));
        return span with { Length = Source.Text.AsSpan(span.Start, length).TrimEnd().Length };
    }

    /// <summary>The last sign on this line before a place that is not blank.</summary>
    public char LastSignBefore(int at)
    {
        ReadOnlySpan<char> before = Source.Text.AsSpan(Start, Math.Clamp(at, Start, End) - Start).TrimEnd();
        return before.Length > 0 ? before[^1] : '\0';
    }

    public bool HasSignAt(int at) => at < End && !char.IsWhiteSpace(Source.Text[at]);

    /// <summary>A bracket that follows a letter without a blank is part of a word: <c>mm[Hg]</c>.</summary>
    public bool TouchesText(int at) => at > Start && Source.Text[at - 1] is not (' ' or '\t' or ',' or ':' or '{' or '[' or '}' or ']');

    /// <summary>The item inside brackets of which this place is a part, with the brackets of its own.</summary>
    public TextSpan WholeTextAround(int at)
    {
        int start = at;
        while (start > Start && Source.Text[start - 1] is not (',' or '{' or '[') && !(Source.Text[start - 1] == ' ' && start > Start + 1 && Source.Text[start - 2] == ':'))
        {
            start--;
        }

        while (start < at && Source.Text[start] is ' ' or '\t')
        {
            start++;
        }

        int length = ItemLength(Source.Text.AsSpan(start, End - start));
        return new TextSpan(start, Source.Text.AsSpan(start, length).TrimEnd().Length);
    }

    /// <summary>The text between the first colon and the end where a second colon stands in it; nothing where there is only one.</summary>
    public TextSpan? SecondColonText(int at)
    {
        ReadOnlySpan<char> line = Source.Text.AsSpan(Start, End - Start);
        int first = line.IndexOf(": ");
        if (first < 0 || Start + first >= at && line[(first + 1)..].IndexOf(": ") < 0)
        {
            return null;
        }

        int value = first + 1;
        while (value < line.Length && line[value] == ' ')
        {
            value++;
        }

        ReadOnlySpan<char> rest = line[value..];
        return rest.Contains(": ", StringComparison.Ordinal) || rest.TrimEnd().EndsWith(':') ? From(Start + value) : null;
    }

    /// <summary>Where the bracket opens that closes just before a place.</summary>
    public int? OpenerOfBracketBefore(int at)
    {
        int depth = 0;
        for (int i = Math.Clamp(at, Start, End) - 1; i >= Start; i--)
        {
            depth += Source.Text[i] switch { '}' or ']' => 1, '{' or '[' => -1, _ => 0 };
            if (depth == 0 && Source.Text[i] is '{' or '[')
            {
                return i;
            }
        }

        return null;
    }

    private bool InsideBrackets(int at)
    {
        int depth = 0;
        foreach (char c in Source.Text.AsSpan(Start, Math.Clamp(at, Start, End) - Start))
        {
            depth += c switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
        }

        return depth > 0;
    }

    // Up to the comma or closing bracket that does not belong to the item itself.
    private static int ItemLength(ReadOnlySpan<char> text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (depth == 0 && text[i] is ',' or '}' or ']')
            {
                return i;
            }

            if (depth == 0 && text[i] == ':' && (i + 1 == text.Length || text[i + 1] == ' '))
            {
                return i;
            }

            depth += text[i] switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
        }

        return text.Length;
    }
}
