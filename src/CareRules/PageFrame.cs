using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using CareRules.Explanations;

namespace CareRules;

/// <summary>A page by itself: nothing is loaded, no script runs, every text is escaped; it reads on a telephone, in the dark and on A4.</summary>
internal sealed class PageFrame
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--soft:#57606a;--line:#d0d7de;--fill:#f4f6f8;--bad:#a11d28;--warn:#7a4d00;--good:#1a6b33}
        @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--soft:#9ba5b0;--line:#30363d;--fill:#161b22;--bad:#ff8a80;--warn:#e3b341;--good:#63c983}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:72rem;padding:1rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
        h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.1rem;margin:0 0 .4rem;border-bottom:1px solid var(--line);padding-bottom:.15rem}
        p{margin:.2rem 0 .5rem}ul,ol{margin:0;padding-left:1.2rem}li{margin:.3rem 0}.soft{color:var(--soft);font-size:.85rem}
        section{margin:1.1rem 0;break-inside:auto}.lead{border-left:.3rem solid var(--soft);padding-left:.6rem}
        ul.items{list-style:none;padding:0}ul.items>li{border:1px solid var(--line);border-radius:.4rem;padding:.45rem .6rem;break-inside:avoid}
        .tag{display:inline-block;border:1px solid;border-radius:.3rem;padding:0 .35rem;margin-right:.3rem;font-size:.8rem;font-weight:600}
        .critical,.high,.overdue{color:var(--bad)}.moderate,.open{color:var(--warn)}.met{color:var(--good)}.low,.info{color:var(--soft)}
        .sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.5rem;margin:.3rem 0}.sides>div{background:var(--fill);border-radius:.3rem;padding:.35rem .5rem}
        footer{margin-top:1.5rem;border-top:1px solid var(--line);padding-top:.5rem}
        .patient{max-width:44rem;font-size:1.1rem}.patient h2{font-size:1.3rem}.patient li{margin:.5rem 0}
        @media(min-width:60rem){.two{display:grid;grid-template-columns:3fr 2fr;gap:0 2rem;align-items:start}}
        @page{size:A4;margin:11mm}
        @media print{:root{color-scheme:light;--ink:#000;--paper:#fff;--soft:#444;--line:#bbb;--fill:#f2f2f2;--bad:#8a0f1a;--warn:#5f3c00;--good:#145226}
        body{max-width:none;padding:0;font-size:8pt;line-height:1.25}.soft{font-size:7pt}h1{font-size:14pt}h2{font-size:10pt}p{margin:.1rem 0}section{margin:.35rem 0}li{margin:.08rem 0}ul.items>li{padding:.2rem .4rem;margin:.2rem 0}
        .two{display:grid;grid-template-columns:3fr 2fr;gap:0 5mm;align-items:start}.patient{font-size:11.5pt;line-height:1.4}.patient h2{font-size:13pt}.patient .soft{font-size:9pt}footer{margin-top:.4rem;padding-top:.2rem}}
        """;

    private readonly StringBuilder html = new();

    /// <summary>A page of a result, for the reader that the class names.</summary>
    public PageFrame(string title, string reader)
        : this(title, Style, $" class=\"{reader}\"")
    {
    }

    private PageFrame(string title, string style, string attributes) =>
        html.Append(HtmlHead.Of(Safe(title), style)).Append("<body").Append(attributes).Append(">\n<main>\n<h1>").Append(Safe(title)).Append("</h1>\n");

    /// <summary>A page with a style sheet of its own.</summary>
    public static PageFrame Styled(string title, string style) => new(title, style, "");

    /// <summary>Appends what is markup already.</summary>
    public PageFrame Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    /// <summary>Appends a text of a pack, a record or a host.</summary>
    public PageFrame Text(string text)
    {
        html.Append(Safe(text));
        return this;
    }

    public PageFrame Paragraph(string text, string style = "") => Raw(style.Length == 0 ? "<p>" : $"<p class=\"{style}\">").Text(text).Raw("</p>\n");

    /// <summary>A section with a list of sentences; nothing at all where there are none.</summary>
    public PageFrame List(string heading, IEnumerable<string> lines)
    {
        ImmutableArray<string> all = [.. lines];
        if (all.IsEmpty)
        {
            return this;
        }

        Raw("<section>\n<h2>").Text(heading).Raw("</h2>\n<ul>\n");
        foreach (string line in all)
        {
            Raw("<li>").Text(line).Raw("</li>\n");
        }

        return Raw("</ul>\n</section>\n");
    }

    public string End() => html.Append("</main>\n</body>\n</html>\n").ToString();

    /// <summary>A text as the content of an element or attribute: one line, every sign of markup escaped.</summary>
    public static string Safe(string text) => HtmlEncoder.Default.Encode(PlainText.OneLine(text));
}
