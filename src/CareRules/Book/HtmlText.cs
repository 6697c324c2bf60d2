using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CareRules.Explanations;

namespace CareRules.Book;

/// <summary>HTML as it grows. <see cref="Markup"/> takes what this code wrote; everything that an author wrote goes through <see cref="Safe"/>.</summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder text = new();

    /// <summary>A text of an author as the content of an element or attribute: one line, nothing that hides or reorders, every sign of markup escaped.</summary>
    public static string Safe(string text) => Encoder.Encode(PlainText.OneLine(text));

    /// <summary>A link to a page of the book; both the target and the words are escaped.</summary>
    public static string Link(string target, string words) => $"<a href=\"{Safe(target)}\">{Safe(words)}</a>";

    public HtmlText Markup(string markup)
    {
        text.Append(markup);
        return this;
    }

    public HtmlText Line(string markup)
    {
        text.Append(markup).Append('\n');
        return this;
    }

    public HtmlText Words(string words)
    {
        text.Append(Safe(words));
        return this;
    }

    /// <summary>A heading or paragraph with an author's words.</summary>
    public HtmlText Element(string tag, string words) => Markup($"<{tag}>").Words(words).Line($"</{tag}>");

    /// <summary>A list of markup; nothing at all when it is empty.</summary>
    public HtmlText List(IReadOnlyCollection<string> markup, string style = "")
    {
        if (markup.Count == 0)
        {
            return this;
        }

        Line(style.Length == 0 ? "<ul>" : $"<ul class=\"{style}\">");
        foreach (string item in markup)
        {
            Line($"<li>{item}</li>");
        }

        return Line("</ul>");
    }

    /// <summary>A term and what it is, for a list of definitions; nothing when there is nothing to say.</summary>
    public HtmlText Term(string term, string? markup) =>
        string.IsNullOrEmpty(markup) ? this : Line($"<dt>{Safe(term)}</dt><dd>{markup}</dd>");

    public override string ToString() => text.ToString();
}
