using System.Globalization;
using CareRules.Explanations;
using CareRules.Model;

namespace CareRules.Book;

/// <summary>Every rule of the book by clinical area, to be searched and filtered, and how many there are of which kind.</summary>
internal static class IndexPage
{
    private const string NoSeverity = "none";

    public static string Write(BookPlan book)
    {
        HtmlText html = new();
        html.Markup("<p>").Words(string.Create(CultureInfo.InvariantCulture, $"{Counted(book.Rules.Length, "rule")} with {Counted(book.TestCount, "written test")}. Each has its logic in words, its evidence, its tests and who answers for it; the other parts of the book explain the names that rules use."))
            .Line("</p>");
        Totals(html, book);
        Filter(html, book);
        foreach (BookArea area in book.Areas)
        {
            html.Line("<section class=\"area\">").Line($"<h2>{HtmlText.Link(area.File, area.Title)}</h2>").Line("<ul class=\"list\">");
            foreach (RuleDefinition rule in area.Rules)
            {
                html.Line($"<li data-area=\"{HtmlText.Safe(area.File)}\" data-severity=\"{Severity(rule)}\" data-status=\"{KebabNames.Of(rule.Governance.Status)}\" data-category=\"{KebabNames.Of(rule.Category)}\" data-find=\"{HtmlText.Safe(Find(rule, book))}\">{book.Link(rule)} {RuleEntry.Tags(rule)}</li>");
            }

            html.Line("</ul>").Line("</section>");
        }

        return BookPage.Write(book, BookPlan.Index, string.Join(", ", book.Plan.Packs.Select(static p => p.Title)), html.ToString(), BookScript.Index);
    }

    private static void Totals(HtmlText html, BookPlan book)
    {
        RuleStatus[] statuses = [.. Enum.GetValues<RuleStatus>().Where(s => book.Rules.Any(r => r.Governance.Status == s))];
        string[] severities = [.. Enum.GetValues<Severity>().Reverse().Select(static s => KebabNames.Of(s)), NoSeverity];
        html.Line("<div class=\"scroll\"><table class=\"numbers\">").Line($"<tr><th scope=\"col\">Severity</th>{string.Concat(statuses.Select(static s => $"<th scope=\"col\">{KebabNames.Of(s)}</th>"))}</tr>");
        foreach (string severity in severities)
        {
            string name = severity == NoSeverity ? "target or review" : severity;
            html.Line($"<tr><td>{name}</td>{string.Concat(statuses.Select(s => Cell(book.Rules.Count(r => r.Governance.Status == s && Severity(r) == severity))))}</tr>");
        }

        html.Line($"<tr><th scope=\"row\">all</th>{string.Concat(statuses.Select(s => Cell(book.Rules.Count(r => r.Governance.Status == s))))}</tr>").Line("</table></div>");
    }

    private static string Cell(int count) => string.Create(CultureInfo.InvariantCulture, $"<td>{count}</td>");

    private static void Filter(HtmlText html, BookPlan book)
    {
        html.Line("<form id=\"filter\" role=\"search\" hidden>").Line("<label>Search for words<input type=\"search\" name=\"words\" autocomplete=\"off\"></label>");
        Choice(html, "area", "Area", book.Areas.Select(static a => (a.File, a.Title)));
        Choice(html, "severity", "Severity", Enum.GetValues<Severity>().Reverse().Select(static s => (KebabNames.Of(s), KebabNames.Of(s))).Append((NoSeverity, "target or review")));
        Choice(html, "status", "Status", Enum.GetValues<RuleStatus>().Select(static s => (KebabNames.Of(s), KebabNames.Of(s))));
        Choice(html, "category", "Category", Enum.GetValues<RuleCategory>().Select(static c => (KebabNames.Of(c), KebabNames.Of(c))));
        html.Line("<button type=\"reset\">Show all</button>").Line("</form>").Line("<p class=\"count\" id=\"count\" aria-live=\"polite\"></p>");
    }

    private static void Choice(HtmlText html, string name, string label, IEnumerable<(string Value, string Title)> choices)
    {
        html.Markup($"<label>{label}<select name=\"{name}\"><option value=\"\">all</option>");
        foreach ((string value, string title) in choices)
        {
            html.Markup($"<option value=\"{HtmlText.Safe(value)}\">{HtmlText.Safe(title)}</option>");
        }

        html.Line("</select></label>");
    }

    private static string Severity(RuleDefinition rule) => rule.Payload is RecommendPayload p ? KebabNames.Of(p.Severity) : NoSeverity;

    /// <summary>What a search looks at: names, texts, the titles of concepts and the sources, in small letters.</summary>
    private static string Find(RuleDefinition rule, BookPlan book)
    {
        IEnumerable<string> texts = rule.Payload is RecommendPayload p
            ? new[] { p.Text, p.Why }.OfType<TextTemplate>().Concat(p.Patient.Values).Select(t => TemplateMarkup.Words(t, book))
            : [];
        IEnumerable<string> words =
        [
            rule.Title,
            BookPlan.Name(rule),
            BookArea.Topic(rule),
            .. texts,
            .. RuleConcepts.Of(rule).Select(c => book.Plan.Concepts[c.Index].Title),
            .. rule.Evidence.Select(static e => $"{e.Source} {e.Section}"),
        ];
        return string.Join(' ', words).ToLowerInvariant();
    }

    private static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
