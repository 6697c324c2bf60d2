using CareRules.Explanations;
using CareRules.Model;

namespace CareRules.Book;

/// <summary>The checks that fall due again and again, by what is checked.</summary>
internal static class ReviewsPage
{
    public static string Write(BookPlan book)
    {
        HtmlText html = new();
        html.Element("p", "Each check is asked for at its interval for as long as the rule holds for the patient. Where several rules ask for one check, the shortest interval counts and the visits are planned together.")
            .Line("<div class=\"scroll\"><table>").Line("<tr><th scope=\"col\">Check</th><th scope=\"col\">Every</th><th scope=\"col\">Rule</th><th scope=\"col\">Status</th></tr>");
        var rows = book.Rules.SelectMany(static r => r.Payload is ReviewPayload p ? p.Items.Select(i => (Rule: r, Item: i)) : [])
            .OrderBy(r => FactNames.Title(r.Item.Check, book.Plan), StringComparer.OrdinalIgnoreCase);
        foreach ((RuleDefinition rule, ReviewItem item) in rows)
        {
            html.Line($"<tr><td>{book.Link(item.Check)}</td><td>{HtmlText.Safe(item.Every.ToString())}</td><td>{book.Link(rule)}</td><td>{KebabNames.Of(rule.Governance.Status)}</td></tr>");
        }

        return BookPage.Write(book, BookPlan.Reviews, "Reviews", html.Line("</table></div>").ToString());
    }
}
