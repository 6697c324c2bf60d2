using CareRules.Model;

namespace CareRules.Book;

/// <summary>What is counted over a population.</summary>
internal static class MetricsPage
{
    public static string Write(BookPlan book)
    {
        HtmlText html = new();
        CriterionList criteria = new(book);
        html.Element("p", book.Plan.Metrics.IsEmpty ? "The packs have none." : "A metric is counted over many patients; it says nothing of one.");
        foreach (MetricModel metric in book.Plan.Metrics)
        {
            html.Line($"<article class=\"rule\" id=\"{HtmlText.Safe(BookPlan.Anchor(metric.Pack, metric.Id))}\">").Element("h2", metric.Title ?? metric.Id.Replace('-', ' '))
                .Markup("<p class=\"tags\"><code>").Words($"{metric.Pack}/{metric.Id}").Markup("</code> ").Words(metric.HigherIsBetter ? "higher is better" : "lower is better").Line("</p>").Line("<dl>")
                .Term("Of those with", metric.InitialPopulation is { } initial ? criteria.Of(initial) : null)
                .Term("Counted", criteria.Of(metric.Denominator))
                .Term("Left out", metric.Exclusion is { } exclusion ? criteria.Of(exclusion) : null)
                .Term("Reached", criteria.Of(metric.Numerator))
                .Term("Excused", metric.Exception is { } exception ? criteria.Of(exception) : null)
                .Line("</dl>").Line("</article>");
        }

        return BookPage.Write(book, BookPlan.Metrics, "Metrics", html.ToString());
    }
}
