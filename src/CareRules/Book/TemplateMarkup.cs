using CareRules.Explanations;
using CareRules.Model;

namespace CareRules.Book;

/// <summary>An author's text with its places for the patient's facts marked: what stands in brackets is filled in from the record.</summary>
internal static class TemplateMarkup
{
    public static string Of(TextTemplate template, BookPlan book) => string.Concat(template.Parts.Select(p => Part(p, book)));

    /// <summary>The same without markup, to be searched.</summary>
    public static string Words(TextTemplate template, BookPlan book) =>
        string.Concat(template.Parts.Select(p => p is LiteralText literal ? literal.Text : Slot(p, book)));

    // Blanks at the ends of a literal part two words; the rest of the text is one line, as everywhere.
    private static string Part(TextPart part, BookPlan book)
    {
        if (part is not LiteralText { Text: var text })
        {
            return $"<span class=\"slot\">{HtmlText.Safe(Slot(part, book))}</span>";
        }

        string before = text.Length > 0 && char.IsWhiteSpace(text[0]) ? " " : "";
        string after = text.Length > 1 && char.IsWhiteSpace(text[^1]) ? " " : "";
        return before + HtmlText.Safe(text) + after;
    }

    private static string Slot(TextPart part, BookPlan book) => part switch
    {
        ConceptText { Field: TextField.Value } value => $"[value of {FactNames.Title(value.Concept, book.Plan)}]",
        ConceptText { Field: TextField.Date } date => $"[date of {FactNames.Title(date.Concept, book.Plan)}]",
        ConceptText name => $"[{FactNames.Title(name.Concept, book.Plan)}]",
        ScoreText score => $"[points of {CriterionWords.Title(book.Plan.Scores[score.Score])}]",
        _ => "",
    };
}
