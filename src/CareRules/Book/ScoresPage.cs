using CareRules.Explanations;
using CareRules.Model;

namespace CareRules.Book;

/// <summary>The scores with their points.</summary>
internal static class ScoresPage
{
    public static string Write(BookPlan book)
    {
        HtmlText html = new();
        ILookup<int, RuleDefinition> users = book.Rules
            .SelectMany(static r => r.When.SelfAndBelow().OfType<ScoreCriterion>().Select(s => (s.Score, r)).Distinct())
            .ToLookup(static p => p.Score, static p => p.r);
        html.Element("p", book.Plan.Scores.IsEmpty ? "The packs have none." : "What the record does not say makes a score a range: the lowest and the highest that it may be.");
        foreach ((int index, ScoreModel score) in book.Plan.Scores.Index())
        {
            html.Line($"<article class=\"score\" id=\"{HtmlText.Safe(BookPlan.Anchor(score.Pack, score.Id))}\">")
                .Element("h2", CriterionWords.Title(score))
                .Markup("<p class=\"tags\"><code>").Words($"{score.Pack}/{score.Id}").Line("</code></p>")
                .Line(score.TakesHighest ? "<p>The highest of these counts:</p>" : "<p>The sum of these:</p>")
                .Line("<div class=\"scroll\"><table>").Line("<tr><th scope=\"col\">Points</th><th scope=\"col\">For</th></tr>");
            foreach (ScorePart part in score.Parts)
            {
                html.Line(Row(part, book));
            }

            html.Line("</table></div>").Line("<dl>").Term("Used by", string.Join("; ", users[index].Select(book.Link))).Line("</dl>").Line("</article>");
        }

        return BookPage.Write(book, BookPlan.Scores, "Scores", html.ToString());
    }

    private static string Row(ScorePart part, BookPlan book)
    {
        string label = part.Label is { } words ? $"{HtmlText.Safe(words)}: " : "";
        return part switch
        {
            CriterionPart p => $"<tr><td>{QuantityText.Number(p.Points)}</td><td>{label}{new CriterionList(book).Of(p.When)}</td></tr>",
            PerPart p => $"<tr><td>{QuantityText.Number(p.Points)} each</td><td>{label}{HtmlText.Safe(QueryWords.Counted(p.Query, p.Distinct, book.Plan))}</td></tr>",
            SubScorePart p => $"<tr><td>its value</td><td>{label}{HtmlText.Safe(CriterionWords.Title(book.Plan.Scores[p.Score]))}</td></tr>",
            _ => "",
        };
    }
}
