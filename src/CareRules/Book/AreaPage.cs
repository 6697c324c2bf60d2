using CareRules.Model;

namespace CareRules.Book;

/// <summary>The rules of one clinical area, by topic, each in full.</summary>
internal static class AreaPage
{
    public static string Write(BookPlan book, BookArea area)
    {
        HtmlText html = new();
        html.Line("<nav aria-label=\"Rules on this page\"><ul class=\"list\">");
        foreach (RuleDefinition rule in area.Rules)
        {
            html.Line($"<li>{HtmlText.Link($"#{BookPlan.Anchor(rule.Pack, rule.Id)}", rule.Title)}</li>");
        }

        html.Line("</ul></nav>");
        RuleEntry entry = new(book);
        foreach (IGrouping<string, RuleDefinition> topic in area.Rules.GroupBy(BookArea.Topic, StringComparer.Ordinal))
        {
            html.Element("h2", topic.Key);
            foreach (RuleDefinition rule in topic)
            {
                entry.Write(html, rule);
            }
        }

        return BookPage.Write(book, area.File, area.Title, html.ToString());
    }
}
