using CareRules.Diagnostics;
using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>Says why a text cannot be read on: the traps of plain YAML by name, everything else as CR0001.</summary>
internal static class MalformedText
{
    /// <param name="source">The file.</param>
    /// <param name="at">Where the parser stopped.</param>
    /// <param name="lastGood">The end of the last part that was read.</param>
    /// <param name="reason">The parser's own sentence. It is never shown: it only tells apart what the place does not.</param>
    /// <param name="opener">The outermost bracket that is open; -1 where none is.</param>
    public static MalformedPlace Find(SourceText source, int at, int lastGood, string reason, int opener)
    {
        if (reason.Contains(" tab ", StringComparison.Ordinal) && TabIndentation(source, lastGood) is { } tab)
        {
            return new MalformedPlace(MalformedKind.Indentation, tab, bag => bag.ReportTabIndentation(source, tab));
        }

        LineScan line = LineScan.At(source, at);
        char stopped = at < source.Text.Length ? source.Text[at] : '\0';
        char before = line.LastSignBefore(at);
        if (stopped == '%' && line.Start == at)
        {
            return Unclear(line.From(at), (bag, span) => bag.ReportDirective(source, span));
        }

        if (stopped == '>')
        {
            return Value(line, line.ValueFrom(at), (bag, span, text) => bag.ReportReadAsBlock(source, span, text));
        }

        if (stopped is '%' or '@' or '`')
        {
            return Value(line, line.ValueFrom(at), (bag, span, text) => bag.ReportNeedsQuotes(source, span, text));
        }

        if (stopped is '"' or '\'' && IsOpenQuote(reason))
        {
            return new MalformedPlace(MalformedKind.Keys, new TextSpan(at, 1), bag => bag.ReportQuoteNotClosed(source, new TextSpan(at, 1))) { Cover = line.ValueFrom(at) };
        }

        if (OpenBracket.Find(source, opener) is { } bracket)
        {
            return bracket;
        }

        bool behindQuote = before is '"' or '\'' && line.HasSignAt(at);
        if (stopped is '{' or '[' && !behindQuote && line.TouchesText(at))
        {
            return Value(line, line.WholeTextAround(at), (bag, span, text) => bag.ReportBracesInFlow(source, span, text));
        }

        if (opener < 0 && LayoutFault.Find(source, line.Number) is { } layout)
        {
            return layout;
        }

        if (!behindQuote && reason.Contains("invalid mapping", StringComparison.Ordinal) && line.SecondColonText(at) is { } colon)
        {
            return Value(line, colon, (bag, span, text) => bag.ReportColonInText(source, span, text)) with { Kind = MalformedKind.Keys };
        }

        if (before is '}' or ']' && line.OpenerOfBracketBefore(at) is { } bracketBefore)
        {
            return Value(line, line.From(bracketBefore), (bag, span, text) => bag.ReportNeedsQuotes(source, span, text));
        }

        return behindQuote
            ? Value(line, line.From(at), (bag, span, text) => bag.ReportTextAfterQuote(source, span, text)) with { Kind = MalformedKind.Trailing, Cover = line.ValueFrom(at) }
            : Unclear(line.From(at), (bag, span) => bag.ReportMalformed(source, span, HelpFor(source, line, reason)));
    }

    private static MalformedPlace Value(LineScan line, TextSpan span, Action<DiagnosticBag, TextSpan, string> report) =>
        new(MalformedKind.Value, span, bag => report(bag, span, line.Text(span)));

    private static MalformedPlace Unclear(TextSpan span, Action<DiagnosticBag, TextSpan> report) =>
        new(MalformedKind.Unclear, span, bag => report(bag, span));

    private static bool IsOpenQuote(string reason) =>
        reason.Contains("end of stream", StringComparison.Ordinal) || reason.Contains("document indicator", StringComparison.Ordinal)
        || reason.Contains("wrong indentation", StringComparison.Ordinal);

    private static bool IsEscape(string reason) =>
        reason.Contains("escape", StringComparison.Ordinal) || reason.Contains("hexadecimal", StringComparison.Ordinal)
        || reason.Contains("surrogates", StringComparison.Ordinal);

    private static string? HelpFor(SourceText source, LineScan line, string reason)
    {
        if (IsEscape(reason))
        {
            return "Inside double quotes `\\` begins an escape; write `\\\\` for the sign itself.";
        }

        bool cut = line.Number > 1 && source.Line(line.Number - 1).Contains(" #", StringComparison.Ordinal);
        return cut ? "The line above ends at ` #`, which begins a comment. If it is text, put the whole text in double quotes." : null;
    }

    private static TextSpan? TabIndentation(SourceText source, int from)
    {
        for (int number = source.PositionOf(from).Line; number <= source.LineCount; number++)
        {
            string line = source.Line(number);
            int indent = line.Length - line.AsSpan().TrimStart().Length;
            if (line.AsSpan(0, indent).Contains('\t'))
            {
                int start = source.StartOf(number);
                return new TextSpan(start, indent);
            }
        }

        return null;
    }
}
