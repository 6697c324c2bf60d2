using CareRules.Explanations;
using CareRules.Model;

namespace CareRules.Book;

/// <summary>What a rule says when it fires: a recommendation, values to aim at, or checks that fall due.</summary>
internal static class RulePayloadText
{
    public static void Write(HtmlText html, RuleDefinition rule, BookPlan book)
    {
        switch (rule.Payload)
        {
            case RecommendPayload payload:
                Recommendation(html, payload, book);
                break;
            case TargetPayload payload:
                html.Line("<h4>It sets</h4>").List([.. payload.Aims.Select(a => Aim(a, book))]);
                break;
            case ReviewPayload payload:
                html.Line("<h4>It asks for</h4>").List([.. payload.Items.Select(i => $"{book.Link(i.Check)} every {HtmlText.Safe(i.Every.ToString())}")])
                    .Line("<dl>").Term("May be early by", payload.Early?.ToString()).Term("Overdue after", payload.Grace?.ToString())
                    .Term("Who", HtmlText.Safe(Who(payload.Responsible))).Line("</dl>");
                break;
        }
    }

    public static string Aim(TargetAim aim, BookPlan book) => $"{book.Link(aim.Measure)} {HtmlText.Safe(TestWords.Of(aim.Aim))}";

    /// <summary>An action as a sentence: "Stop oral NSAID".</summary>
    public static string Action(BoundAction action, BookPlan book)
    {
        string what = $"{PlainText.Sentence(KebabNames.Of(action.Verb))} {book.Link(action.Concept)}";
        return action.To is { } to ? $"{what}, to {book.Link(to)}" : what;
    }

    private static void Recommendation(HtmlText html, RecommendPayload payload, BookPlan book)
    {
        html.Line("<h4>It says</h4>").Line($"<p class=\"says\">{TemplateMarkup.Of(payload.Text, book)}</p>");
        if (payload.Why is { } why)
        {
            html.Line($"<p>{TemplateMarkup.Of(why, book)}</p>");
        }

        html.Line("<dl>").Term("Do", string.Join("; ", payload.Actions.Select(a => Action(a, book))))
            .Term("Who", HtmlText.Safe(Who(payload.Responsible)))
            .Term("By when", payload.SameDay ? "the same day" : payload.DoWithin is { } length ? $"within {HtmlText.Safe(length.ToString())}" : null)
            .Line("</dl>");
        foreach ((string language, TextTemplate text) in payload.Patient)
        {
            html.Line("<h4>The patient is told</h4>").Line($"<p class=\"says\" lang=\"{HtmlText.Safe(language)}\">{TemplateMarkup.Of(text, book)}</p>");
        }
    }

    private static string Who(IReadOnlyList<string> roles) => WordList.And([.. roles.Select(static r => r.Replace('-', ' '))]);
}
