using CareRules.Text;

namespace CareRules.Tests.Diagnostics;

/// <summary>A text in which <c>⟦…⟧</c> marks the place of a finding. The marks are taken out before the text is read.</summary>
internal sealed record MarkedText(string Text, IReadOnlyList<TextSpan> Spans)
{
    public static MarkedText Parse(string marked)
    {
        List<TextSpan> spans = [];
        System.Text.StringBuilder text = new();
        int start = -1;
        foreach (char c in marked.ReplaceLineEndings("\n"))
        {
            switch (c)
            {
                case '⟦':
                    start = text.Length;
                    break;
                case '⟧':
                    spans.Add(TextSpan.FromBounds(start, text.Length));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        return new MarkedText(text.ToString(), spans);
    }
}
