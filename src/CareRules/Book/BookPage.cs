using CareRules.Explanations;
using CareRules.Model;

namespace CareRules.Book;

/// <summary>The frame of every page: head, navigation, the banner that says whether the rules are signed off, and what they were made from.</summary>
internal static class BookPage
{
    private static readonly (string File, string Title)[] Parts =
    [
        (BookPlan.Index, "Rules"),
        (BookPlan.Targets, "Targets and resolutions"),
        (BookPlan.Reviews, "Reviews"),
        (BookPlan.Scores, "Scores"),
        (BookPlan.Definitions, "Definitions"),
        (BookPlan.Concepts, "Concepts and codes"),
        (BookPlan.Metrics, "Metrics"),
    ];

    /// <summary>A whole page.</summary>
    /// <param name="book">The book.</param>
    /// <param name="file">The page's file, marked in the navigation.</param>
    /// <param name="title">The page's heading.</param>
    /// <param name="body">What stands on it, as markup.</param>
    /// <param name="script">A script of this code, allowed by its digest; null for none.</param>
    public static string Write(BookPlan book, string file, string title, string body, string? script = null)
    {
        HtmlText html = new();
        string name = HtmlText.Safe($"{title}: {string.Join(", ", book.Plan.Packs.Select(static p => p.Title))}");
        html.Markup(HtmlHead.Of(name, BookStyle.Sheet, script is null ? null : BookScript.Digest(script))).Line("<body>")
            .Line("<a class=\"skip\" href=\"#content\">To the content</a>");
        Header(html, book, file);
        html.Line("<main id=\"content\">").Element("h1", title).Markup(body).Line("</main>");
        Footer(html, book);
        if (script is not null)
        {
            html.Markup("<script>").Markup(script).Line("</script>");
        }

        return html.Line("</body>").Line("</html>").ToString();
    }

    private static void Header(HtmlText html, BookPlan book, string file)
    {
        html.Line("<header>").Line("<nav aria-label=\"Parts of the book\">");
        foreach ((string part, string name) in Parts)
        {
            html.Line(part == file ? $"<a href=\"{part}\" aria-current=\"page\">{name}</a>" : $"<a href=\"{part}\">{name}</a>");
        }

        html.Line("</nav>");
        foreach (PackInfo pack in book.Plan.Packs.Where(static p => !p.IsSignedOff))
        {
            html.Markup("<p class=\"banner\"><strong>Not signed off.</strong> No clinical safety officer has approved the pack ").Words($"{pack.Id} {pack.Version}")
                .Line(". Its rules are to be reviewed before they are used for patients.</p>");
        }

        html.Line("</header>");
    }

    private static void Footer(HtmlText html, BookPlan book)
    {
        html.Line("<footer>");
        foreach (PackInfo pack in book.Plan.Packs)
        {
            html.Markup("<p>").Words($"{pack.Title} ({pack.Id} {pack.Version})").Markup(pack.IsSignedOff ? ", signed off" : ", not signed off").Markup("<br><code>").Words(pack.Digest).Line("</code></p>");
        }

        html.Line("</footer>");
    }
}
