using CareRules.Diagnostics;
using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>Says why a text cannot be read on: the traps of plain YAML by name, everything else as CR0001.</summary>
internal static class MalformedText
{
    /// <param name="source">The file.</param>
    /// <param name="diagnostics">Where the finding goes.</param>
    /// <param name="at">Where the parser stopped.</param>
    /// <param name="lastGood">The end of the last part that was read.</param>
    /// <param name="reason">The parser's own sentence. It is never shown: it only tells apart what the place does not.</param>
    public static void Report(SourceText source, DiagnosticBag diagnostics, int at, int lastGood, string reason)
    {
        if (reason.Contains(" tab ", StringComparison.Ordinal) && TabIndentation(source, lastGood) is { } tab)
        {
            diagnostics.ReportTabIndentation(source, tab);
            return;
        }

        LineScan line = LineScan.At(source, at);
        char stopped = at < source.Text.Length ? source.Text[at] : '\0';
        char before = line.LastSignBefore(at);
        if (stopped == '%' && line.Start == at)
        {
            diagnostics.ReportDirective(source, line.From(at));
        }
        else if (stopped == '>')
        {
            TextSpan span = line.ValueFrom(at);
            diagnostics.ReportReadAsBlock(source, span, line.Text(span));
        }
        else if (stopped is '%' or '@' or '`')
        {
            TextSpan span = line.ValueFrom(at);
            diagnostics.ReportNeedsQuotes(source, span, line.Text(span));
        }
        else if (stopped is '{' or '[' && line.TouchesText(at))
        {
            TextSpan span = line.WholeTextAround(at);
            diagnostics.ReportBracesInFlow(source, span, line.Text(span));
        }
        else if (reason.Contains("invalid mapping", StringComparison.Ordinal) && line.SecondColonText(at) is { } colon)
        {
            diagnostics.ReportColonInText(source, colon, line.Text(colon));
        }
        else if (stopped is '"' or '\'' && IsOpenQuote(reason))
        {
            diagnostics.ReportQuoteNotClosed(source, new TextSpan(at, 1));
        }
        else if (before is '}' or ']' && line.OpenerOfBracketBefore(at) is { } opener)
        {
            TextSpan span = line.From(opener);
            diagnostics.ReportNeedsQuotes(source, span, line.Text(span));
        }
        else if (before is '"' or '\'' && line.HasSignAt(at))
        {
            TextSpan span = line.From(at);
            diagnostics.ReportTextAfterQuote(source, span, line.Text(span));
        }
        else
        {
            diagnostics.ReportMalformed(source, line.From(at), HelpFor(source, line, reason));
        }
    }

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
                int start = LineScan.StartOf(source, number);
                return new TextSpan(start, indent);
            }
        }

        return null;
    }
}
