using CareRules.Diagnostics;
using CareRules.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CareRules.Syntax;

/// <summary>One text of a file. A comparison that YAML took for a block of text is refused here.</summary>
internal static class ScalarReader
{
    public static YamlNode Read(Scalar scalar, TextSpan span, SourceText source, DiagnosticBag diagnostics)
    {
        bool block = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
        if (block && HeaderOf(source, span) is ['>', ..] header && header.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
        {
            diagnostics.ReportReadAsBlock(source, new TextSpan(span.Start, header.Length), header);
            return new YamlError(span);
        }

        int hidden = TextGuard.FirstHidden(scalar.Value);
        if (hidden >= 0)
        {
            diagnostics.ReportHiddenCharacter(source, span, scalar.Value[hidden]);
            return new YamlError(span);
        }

        // The line ends after a block of text are layout. An empty one is a key without a value.
        string text = block ? scalar.Value.TrimEnd('\n') : scalar.Value;
        bool quoted = scalar.Style != ScalarStyle.Plain && !(block && text.Length == 0);
        return new YamlScalar(text, quoted, block ? TrimEnd(source, span) : span);
    }

    private static string HeaderOf(SourceText source, TextSpan span)
    {
        int end = source.Text.IndexOf('\n', span.Start);
        string line = source.Text[span.Start..(end < 0 ? source.Text.Length : end)];
        int comment = line.IndexOf(" #", StringComparison.Ordinal);
        return (comment < 0 ? line : line[..comment]).TrimEnd();
    }

    private static TextSpan TrimEnd(SourceText source, TextSpan span) =>
        span with { Length = source.Text.AsSpan(span.Start, span.Length).TrimEnd().Length };
}
