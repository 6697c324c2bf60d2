using System.Text;
using System.Text.Json;
using CareRules.Explanations;

namespace CareRules.Fhir.Output;

/// <summary>The text of a resource for people, as XHTML: paragraphs and one list, every word escaped.</summary>
internal static class Narrative
{
    /// <summary>Writes the <c>text</c> of a resource; nothing when there are no words.</summary>
    /// <param name="json">Receives the property.</param>
    /// <param name="paragraphs">What comes first.</param>
    /// <param name="items">The list that follows.</param>
    public static void Write(Utf8JsonWriter json, IEnumerable<string?> paragraphs, IEnumerable<string?> items)
    {
        StringBuilder div = new();
        foreach (string line in Lines(paragraphs))
        {
            div.Append("<p>").Append(Escape(line)).Append("</p>");
        }

        string list = string.Concat(Lines(items).Select(static line => $"<li>{Escape(line)}</li>"));
        if (list.Length > 0)
        {
            div.Append("<ul>").Append(list).Append("</ul>");
        }

        if (div.Length > 0)
        {
            json.Object("text", text =>
            {
                text.WriteString("status", "generated");
                text.WriteString("div", $"<div xmlns=\"http://www.w3.org/1999/xhtml\">{div}</div>");
            });
        }
    }

    private static IEnumerable<string> Lines(IEnumerable<string?> texts) => texts.OfType<string>().Select(PlainText.OneLine).Where(static line => line.Length > 0);

    private static string Escape(string line)
    {
        StringBuilder escaped = new(line.Length + 16);
        foreach (char c in line)
        {
            // U+FFFE and U+FFFF may not stand in XML.
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\uFFFE' or '\uFFFF' => escaped,
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
