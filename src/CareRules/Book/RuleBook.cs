using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Book;

/// <summary>The rules as a book of HTML pages that link to one another and to nothing else but the sources. The same rules give the same bytes.</summary>
internal static class RuleBook
{
    /// <summary>The text of each page by its file name; all lie in one folder.</summary>
    public static ImmutableSortedDictionary<string, string> Write(EvaluationPlan plan, ImmutableArray<RuleTest> tests)
    {
        BookPlan book = new(plan, tests);
        ImmutableSortedDictionary<string, string>.Builder pages = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        pages[BookPlan.Index] = IndexPage.Write(book);
        pages[BookPlan.Targets] = TargetsPage.Write(book);
        pages[BookPlan.Reviews] = ReviewsPage.Write(book);
        pages[BookPlan.Scores] = ScoresPage.Write(book);
        pages[BookPlan.Definitions] = DefinitionsPage.Write(book);
        pages[BookPlan.Concepts] = ConceptsPage.Write(book);
        pages[BookPlan.Metrics] = MetricsPage.Write(book);
        foreach (BookArea area in book.Areas)
        {
            pages[area.File] = AreaPage.Write(book, area);
        }

        return pages.ToImmutable();
    }
}
