using CareRules.Model;

namespace CareRules.Book;

/// <summary>Criteria that have a name, because several rules use them.</summary>
internal static class DefinitionsPage
{
    public static string Write(BookPlan book)
    {
        HtmlText html = new();
        CriterionList criteria = new(book);
        ILookup<int, RuleDefinition> users = book.Rules
            .SelectMany(static r => r.When.SelfAndBelow().OfType<DefinitionCriterion>().Select(d => (d.Definition, r)).Distinct())
            .ToLookup(static p => p.Definition, static p => p.r);
        html.Element("p", book.Plan.Definitions.IsEmpty ? "The packs have none." : "A definition is a criterion with a name. Where a rule names one, all of it is meant.");
        foreach ((int index, DefinitionModel definition) in book.Plan.Definitions.Index().OrderBy(static d => d.Item.Id, StringComparer.Ordinal).ThenBy(static d => d.Item.Pack, StringComparer.Ordinal))
        {
            html.Line($"<article class=\"rule\" id=\"{HtmlText.Safe(BookPlan.Anchor(definition.Pack, definition.Id))}\">")
                .Element("h3", definition.Title ?? definition.Id.Replace('-', ' '))
                .Markup("<p class=\"tags\"><code>").Words($"{definition.Pack}/{definition.Id}").Line("</code></p>")
                .Line($"<div class=\"when\">{criteria.Of(definition.Criterion)}</div>").Line("<dl>")
                .Term("Used by", string.Join("; ", users[index].Select(book.Link))).Line("</dl>").Line("</article>");
        }

        return BookPage.Write(book, BookPlan.Definitions, "Definitions", html.ToString());
    }
}
