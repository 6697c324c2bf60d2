using System.Globalization;
using CareRules.Explanations;
using CareRules.Model;

namespace CareRules.Book;

/// <summary>A resolution: when it holds, who wins, and why.</summary>
internal static class ResolutionEntry
{
    public static string Anchor(ResolutionModel resolution, BookPlan book) => string.Create(CultureInfo.InvariantCulture, $"resolution-{book.Plan.Resolutions.IndexOf(resolution)}");

    public static string Title(ResolutionModel resolution, BookPlan book)
    {
        string about = resolution.Measure is { } measure ? FactNames.Title(measure, book.Plan) : WordList.And([.. resolution.Between]);
        string prefers = resolution.PreferredRule is { } rule ? book.TitleOf(rule, resolution.Pack) : Prefers(resolution);
        return $"{about}: {prefers}";
    }

    /// <summary>The resolutions that a reader of a rule should look at, one link for each measure and each pair of actions.</summary>
    public static IEnumerable<string> LinksFor(RuleDefinition rule, BookPlan book) => RelatedRules.Resolutions(rule, book)
        .Select(r => r.Measure is { } measure
            ? HtmlText.Link($"{BookPlan.Targets}#{book.MeasureAnchor(measure)}", $"targets and resolutions of {FactNames.Title(measure, book.Plan)}")
            : HtmlText.Link($"{BookPlan.Targets}#{Anchor(r, book)}", Title(r, book)))
        .Distinct(StringComparer.Ordinal);

    public static void Write(HtmlText html, ResolutionModel resolution, BookPlan book)
    {
        html.Line($"<article class=\"resolution\" id=\"{Anchor(resolution, book)}\">").Element("h4", Title(resolution, book));
        html.Line($"<div class=\"when\">{(resolution.When is { } when ? $"When {new CriterionList(book).Of(when)}" : "When no other applies")}</div>").Line("<dl>")
            .Term("Between", string.Join("; ", resolution.Between.Select(n => book.LinkByName(n, resolution.Pack))))
            .Term("Wins", resolution.PreferredRule is { } rule ? book.LinkByName(rule, resolution.Pack) : HtmlText.Safe(Prefers(resolution)))
            .Term("Because", HtmlText.Safe(resolution.Because))
            .Line("</dl>").Line("</article>");
    }

    private static string Prefers(ResolutionModel resolution) => resolution.Prefer switch
    {
        ResolutionChoice.Rule => resolution.PreferredRule ?? "a rule",
        ResolutionChoice.Strictest => "the strictest",
        ResolutionChoice.MostLenient => "the most lenient",
        ResolutionChoice.Agreed => "what was agreed with the patient",
        _ => "to be agreed with the patient",
    };
}
