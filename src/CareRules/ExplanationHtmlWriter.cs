using CareRules.Explanations;

namespace CareRules;

/// <summary>An explanation as one page: nothing is loaded, no script runs, and every text is escaped.</summary>
internal static class ExplanationHtmlWriter
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--soft:#57606a;--line:#d0d7de;--yes:#1a6b33;--no:#a11d28;--open:#7a4d00}
        @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--soft:#9ba5b0;--line:#30363d;--yes:#63c983;--no:#ff8a80;--open:#e3b341}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:52rem;padding:1rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
        h1{font-size:1.4rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.1rem;margin:1.5rem 0 .5rem}
        .id,.at{color:var(--soft);font-size:.85rem}.outcome{font-weight:600;border-left:.3rem solid var(--soft);padding-left:.6rem}
        ul{margin:0;padding-left:1.2rem}ul.tree,ul.tree ul{list-style:none;padding-left:0}
        ul.tree ul{border-left:1px solid var(--line);margin-left:.45rem;padding-left:.8rem}
        ul.tree li{margin:.35rem 0}summary{cursor:pointer;padding:.15rem 0}summary:focus-visible{outline:2px solid currentColor;outline-offset:2px}
        .c{display:inline-flex;gap:.5rem;align-items:baseline;vertical-align:top;max-width:calc(100% - 1.3rem)}.leaf{padding-left:1.05rem}
        .t{flex:none;min-width:2.6rem;padding:0 .35rem;border:1px solid;border-radius:.3rem;text-align:center;font-size:.85rem;font-weight:600}
        .yes{color:var(--yes)}.no{color:var(--no)}.open{color:var(--open)}
        ul.tree .facts,ul.tree .notes{margin:.1rem 0 .1rem 4.2rem;padding:0;border:0}ul.tree .facts li,ul.tree .notes li{margin:.1rem 0}
        .notes,.src{color:var(--soft);font-size:.85rem}.src{display:block}
        @media(max-width:30rem){ul.tree .facts,ul.tree .notes{margin-left:1.6rem}ul.tree ul{margin-left:.3rem;padding-left:.5rem}}
        """;

    public static string Write(Explanation explanation, bool full)
    {
        PageFrame html = PageFrame.Styled(explanation.Title, Style)
            .Raw("<p class=\"id\">").Text($"{explanation.Pack}/{explanation.Rule}").Raw("</p>\n")
            .Raw("<p class=\"outcome\">").Text(ExplanationPhrases.Headline(explanation)).Raw("</p>\n");
        List(html, "Note", explanation.Notes);
        html.Raw("<h2>").Raw(ExplanationPhrases.Why(explanation)).Raw("</h2>\n<ul class=\"tree\">\n");
        Node(html, full ? explanation.Whole : explanation.Decisive, isOpen: true, full);
        html.Raw("</ul>\n");
        List(html, "Missing", ExplanationPhrases.Missing(explanation));
        List(html, "To settle it, find out", ExplanationPhrases.Settled(explanation));
        foreach ((string heading, IEnumerable<string> lines) in ExplanationPhrases.Changes(explanation))
        {
            List(html, heading, lines);
        }

        if (!full)
        {
            html.Raw("<h2>Every criterion</h2>\n<ul class=\"tree\">\n");
            Node(html, explanation.Whole, isOpen: false, withPlaces: true);
            html.Raw("</ul>\n");
        }

        return html.End();
    }

    private static void Node(PageFrame html, ExplanationNode node, bool isOpen, bool withPlaces)
    {
        html.Raw("<li>");
        bool isParent = !node.Children.IsEmpty;
        html.Raw(isParent ? isOpen ? "<details open><summary>" : "<details><summary>" : "<div class=\"leaf\">");
        (string style, string word) = node.Truth switch { true => ("yes", "Yes"), false => ("no", "No"), null => ("open", "Not known") };
        string points = node.Points is { } p ? $"{p} {(p is "1" ? "point" : "points")}: " : "";
        html.Raw("<span class=\"c\"><span class=\"t ").Raw(style).Raw("\">").Raw(word).Raw("</span> <span>").Text(points + node.Label).Raw("</span></span>");
        html.Raw(isParent ? "</summary>" : "</div>").Raw("\n");
        Details(html, "facts", ExplanationPhrases.Facts(node).Select(WithSource));
        Details(html, "notes", ((IEnumerable<string>)[.. node.Missing.Select(static m => $"Missing: {ReaderDates.In(m)}"), .. node.Notes, .. withPlaces && node.At.Length > 0 ? [node.At] : Array.Empty<string>()]).Select(PageFrame.Safe));
        if (isParent)
        {
            html.Raw("<ul>\n");
            foreach (ExplanationNode child in node.Children)
            {
                Node(html, child, isOpen, withPlaces);
            }

            html.Raw("</ul></details>");
        }

        html.Raw("</li>\n");
    }

    // The reference is for whoever opens the record; a reader passes over it.
    private static string WithSource(string fact) => fact.EndsWith(']') && fact.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and int at
        ? $"{PageFrame.Safe(fact[..at])} <span class=\"src\">{PageFrame.Safe(fact[(at + 2)..^1])}</span>" : PageFrame.Safe(fact);

    private static void Details(PageFrame html, string style, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length > 0)
        {
            html.Raw("<ul class=\"").Raw(style).Raw("\">").Raw(string.Concat(all.Select(static l => $"<li>{l}</li>"))).Raw("</ul>\n");
        }
    }

    private static void List(PageFrame html, string heading, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length > 0)
        {
            html.Raw("<h2>").Text(heading).Raw("</h2>\n<ul>\n").Raw(string.Concat(all.Select(static l => $"<li>{PageFrame.Safe(l)}</li>\n"))).Raw("</ul>\n");
        }
    }
}
