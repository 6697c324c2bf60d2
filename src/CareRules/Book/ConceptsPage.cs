using CareRules.Clinical;
using CareRules.Explanations;
using CareRules.Model;

namespace CareRules.Book;

/// <summary>What each word of the rules means in codes, units and limits.</summary>
internal static class ConceptsPage
{
    public static string Write(BookPlan book)
    {
        HtmlText html = new();
        html.Element("p", "The codes are as the pack writes them. A star after a code means that everything below it in the pack's terminology counts too; codes of ATC and ICD-10 always stand for what is below them.");
        foreach (IGrouping<ConceptKind, Concept> kind in book.Plan.Concepts.GroupBy(static c => c.Kind).OrderBy(static g => g.Key))
        {
            html.Element("h2", KindTitle(kind.Key));
            foreach (Concept concept in kind.OrderBy(static c => c.Title, StringComparer.OrdinalIgnoreCase).ThenBy(static c => c.Pack, StringComparer.Ordinal).ThenBy(static c => c.Name, StringComparer.Ordinal))
            {
                Write(html, concept, book);
            }
        }

        return BookPage.Write(book, BookPlan.Concepts, "Concepts and codes", html.ToString());
    }

    private static void Write(HtmlText html, Concept concept, BookPlan book)
    {
        html.Line($"<section class=\"concept\" id=\"{HtmlText.Safe(BookPlan.Anchor(concept.Pack, concept.Name))}\">").Element("h3", concept.Title)
            .Markup("<p class=\"tags\"><code>").Words($"{concept.Pack}/{concept.Name}").Line("</code></p>").Line("<dl>");
        Codes(html, "", concept.Codes);
        html.Term("Includes", Links(concept.Includes, book)).Term("Without", Links(concept.ExceptConcepts, book));
        Codes(html, "Without ", concept.ExceptCodes);
        html.Term("Unit", concept.Unit is { } unit ? $"<code>{HtmlText.Safe(unit)}</code>" : null)
            .Term("Also recorded in", string.Join("; ", concept.Convert.Select(Conversion)))
            .Term("Step", concept.Step is { } step ? QuantityText.Number(step) : null)
            .Term("Valid for", concept.ValidFor?.ToString())
            .Term("Plausible", concept.Plausible is { } range ? HtmlText.Safe(TestWords.Of(range)) : null)
            .Term("Several a day", concept.PerDay is { } rule ? KebabNames.Of(rule) : null)
            .Term("Closed by", concept.ResolvedBy is { } closing ? book.Link(closing) : null)
            .Term("Computed", concept.Derived is { } formula ? Formula(formula, book) : null)
            .Term("Dose counts as", string.Join("; ", concept.DoseEquivalents.Select(d => $"{QuantityText.Number(d.Factor)} × {book.Link(d.Concept)}")))
            .Term("Recorded as", concept.RecordedAs is { } item ? KebabNames.Of(item) : null)
            .Term("Part of", Links(book.Plan.Concepts.Where(c => c.Includes.Contains(concept.Id)).Select(static c => c.Id), book))
            .Term("Named in", string.Join("; ", ConceptUse.Of(concept.Id, book)))
            .Term("Used by", string.Join("; ", book.UsersOf(concept.Id).Select(book.Link)))
            .Line("</dl>").Line("</section>");
    }

    private static void Codes(HtmlText html, string before, IEnumerable<CodeEntry> codes)
    {
        foreach (IGrouping<string, CodeEntry> system in codes.GroupBy(static c => c.System, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            html.Term(before + SystemName(system.Key), $"<span class=\"codes\">{HtmlText.Safe(string.Join(", ", system.Select(static c => c.WithDescendants ? c.Code + "*" : c.Code)))}</span>");
        }
    }

    private static string Links(IEnumerable<ConceptId> concepts, BookPlan book) => string.Join("; ", concepts.Where(static c => c.Index >= 0).Select(book.Link));

    private static string Conversion(RecordedUnit unit) => HtmlText.Safe($"{unit.Unit} (× {QuantityText.Number(unit.Factor)}{(unit.Add == 0 ? "" : $" + {QuantityText.Number(unit.Add)}")})");

    private static string Formula(DerivedFormula formula, BookPlan book) =>
        $"{HtmlText.Safe(formula.Formula)} from {string.Join(", ", formula.From.Select(i => book.Link(i.Concept)))}{(formula.PrefersRecorded ? ", where no value is recorded" : "")}";

    private static string SystemName(string system) => CodeSystems.Resolve(system) switch
    {
        CodeSystems.Snomed => "SNOMED CT",
        CodeSystems.RxNorm => "RxNorm",
        CodeSystems.Atc => "ATC",
        CodeSystems.Dmd => "dm+d",
        CodeSystems.Icd10 => "ICD-10",
        CodeSystems.Loinc => "LOINC",
        CodeSystems.Cvx => "CVX",
        _ => system,
    };

    private static string KindTitle(ConceptKind kind) => kind switch
    {
        ConceptKind.Care => "Care plans, goals and other care",
        ConceptKind.Allergy => "Allergies",
        _ => $"{kind}s",
    };
}
