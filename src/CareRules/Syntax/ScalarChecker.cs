using CareRules.Diagnostics;
using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>Checks one text against what its place asks for. Quotes never change what a text means.</summary>
internal sealed class ScalarChecker(SourceText source, DiagnosticBag diagnostics)
{
    private readonly List<string> hidden = [];

    /// <summary>The ids that were meant by those that are written badly.</summary>
    public IEnumerable<string> Hidden => hidden;

    public YamlNode Check(YamlScalar scalar, ScalarShape shape, Place place)
    {
        string text = scalar.Text;
        if (!scalar.Quoted && shape.Kind != ScalarKind.Prose && text.Length > 0 && "\u201C\u201D\u201E\u2018\u2019\u201A\u00AB\u00BB".Contains(text[0], StringComparison.Ordinal))
        {
            diagnostics.ReportTypographicQuotes(source, scalar.Span, text);
            return new YamlError(scalar.Span);
        }

        bool fits = shape.Kind switch
        {
            ScalarKind.Id => ScalarForms.IsId(text),
            ScalarKind.Word => shape.Words.Contains(text, StringComparer.Ordinal),
            ScalarKind.Integer => ScalarForms.IsInteger(text),
            ScalarKind.Number => ScalarForms.IsNumber(text),
            ScalarKind.Boolean => text is "true" or "false",
            ScalarKind.Date => ScalarForms.IsDate(text),
            ScalarKind.PartialDate => ScalarForms.IsPartialDate(text),
            ScalarKind.Version => ScalarForms.IsVersion(text),
            ScalarKind.Language => ScalarForms.IsLanguage(text),
            ScalarKind.Url => ScalarForms.IsWebAddress(text),
            _ => text.AsSpan().Trim().Length > 0,
        };
        if (shape.Kind == ScalarKind.Prose && !scalar.Quoted)
        {
            WarnOfComment(scalar);
        }

        if (fits)
        {
            return scalar;
        }

        Report(scalar, shape, place);

        // An id that is written badly is still the name by which others refer to it.
        return shape.Kind == ScalarKind.Id && text.Length > 0 ? scalar : new YamlError(scalar.Span);
    }

    private void Report(YamlScalar scalar, ScalarShape shape, Place place)
    {
        switch (shape.Kind)
        {
            case ScalarKind.Id:
                string? meant = ScalarForms.AsId(scalar.Text);
                diagnostics.ReportBadId(source, scalar.Span, scalar.Text, meant);
                hidden.Add(meant ?? "");
                break;
            case ScalarKind.Word:
                diagnostics.ReportBadWord(source, scalar.Span, scalar.Text, place.Name, shape.Words);
                break;
            case ScalarKind.Integer:
                diagnostics.ReportNotInteger(source, scalar.Span, scalar.Text, place.Name);
                break;
            case ScalarKind.Number:
                diagnostics.ReportNotNumber(source, scalar.Span, scalar.Text, place.Name);
                break;
            case ScalarKind.Boolean:
                diagnostics.ReportNotBoolean(source, scalar.Span, scalar.Text, place.Name);
                break;
            case ScalarKind.Date or ScalarKind.PartialDate:
                diagnostics.ReportNotDate(source, scalar.Span, scalar.Text, shape.Expected);
                break;
            case ScalarKind.Version:
                diagnostics.ReportNotVersion(source, scalar.Span, scalar.Text);
                break;
            case ScalarKind.Language:
                diagnostics.ReportNotLanguage(source, scalar.Span, scalar.Text);
                break;
            case ScalarKind.Url:
                diagnostics.ReportNotWebAddress(source, scalar.Span, scalar.Text);
                break;
            default:
                diagnostics.ReportEmptyValue(source, scalar.Span, place.Name, scalar.Text);
                break;
        }
    }

    // Two blanks before the sign are how a comment is set off; one is how a text goes on: `Review drug #2`.
    private void WarnOfComment(YamlScalar scalar)
    {
        ReadOnlySpan<char> rest = source.Text.AsSpan(scalar.Span.End);
        if (rest.StartsWith(" #"))
        {
            int end = rest.IndexOf('\n');
            int length = (end < 0 ? rest : rest[..end]).TrimEnd().Length;
            diagnostics.ReportCommentInText(source, new TextSpan(scalar.Span.End + 1, length - 1), scalar.Text);
        }
    }
}
