using CareRules.Explanations;
using CareRules.Model;

namespace CareRules.Book;

/// <summary>What is aimed at by measure, and who wins when aims or actions collide.</summary>
internal static class TargetsPage
{
    public static string Write(BookPlan book)
    {
        HtmlText html = new();
        html.Element("p", "Several guidelines may aim at the same measure. Aims that differ are a conflict unless a resolution that holds for the patient decides between them. One without a condition counts only where no other holds, and two that disagree are a conflict too.");
        (RuleDefinition Rule, TargetAim Aim)[] aims = [.. book.Rules.SelectMany(static r => r.Payload is TargetPayload p ? p.Aims.Select(a => (r, a)) : [])];
        IEnumerable<ConceptId> measures = aims.Select(static a => a.Aim.Measure).Concat(book.Plan.Resolutions.Select(static r => r.Measure).OfType<ConceptId>())
            .Distinct().OrderBy(m => FactNames.Title(m, book.Plan), StringComparer.OrdinalIgnoreCase);
        foreach (ConceptId measure in measures)
        {
            html.Line($"<h2 id=\"{HtmlText.Safe(book.MeasureAnchor(measure))}\">{book.Link(measure)}</h2>");
            Aims(html, [.. aims.Where(a => a.Aim.Measure == measure)], book);
            foreach (ResolutionModel resolution in book.Plan.Resolutions.Where(r => r.Measure == measure))
            {
                ResolutionEntry.Write(html, resolution, book);
            }
        }

        ResolutionModel[] others = [.. book.Plan.Resolutions.Where(static r => r.Measure is null)];
        if (others.Length > 0)
        {
            html.Line("<h2>Actions of two rules</h2>");
        }

        foreach (ResolutionModel resolution in others)
        {
            ResolutionEntry.Write(html, resolution, book);
        }

        return BookPage.Write(book, BookPlan.Targets, "Targets and resolutions", html.ToString());
    }

    private static void Aims(HtmlText html, (RuleDefinition Rule, TargetAim Aim)[] aims, BookPlan book)
    {
        html.Line("<div class=\"scroll\"><table>").Line("<tr><th scope=\"col\">Aim</th><th scope=\"col\">Rule</th><th scope=\"col\">From</th><th scope=\"col\">Status</th></tr>");
        foreach ((RuleDefinition rule, TargetAim aim) in aims)
        {
            string sources = HtmlText.Safe(string.Join("; ", rule.Evidence.Select(static e => e.Source)));
            html.Line($"<tr><td>{HtmlText.Safe(TestWords.Of(aim.Aim))}</td><td>{book.Link(rule)}</td><td>{sources}</td><td>{KebabNames.Of(rule.Governance.Status)}</td></tr>");
        }

        html.Line("</table></div>");
    }
}
