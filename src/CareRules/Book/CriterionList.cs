using CareRules.Explanations;
using CareRules.Model;

namespace CareRules.Book;

/// <summary>A criterion as nested lists of sentences, with links to what it names.</summary>
internal sealed class CriterionList(BookPlan book)
{
    /// <summary>The criterion with its first words: "all of these are true:".</summary>
    public string Of(Criterion criterion) => Of(criterion, negated: false);

    private string Of(Criterion criterion, bool negated) => Plain(criterion, negated) + Unknown(criterion.IfUnknown);

    private string Plain(Criterion criterion, bool negated) => criterion switch
    {
        NotCriterion c => Of(c.Of, !negated),
        AllCriterion c => Listed(negated ? "not all of these are true:" : "all of these are true:", Flat(c)),
        AnyCriterion c => Listed(negated ? "none of these is true:" : "at least one of these is true:", c.Of),
        AtLeastCriterion c => Listed($"{(negated ? "fewer than" : "at least")} {QuantityText.Number(c.Count)} of these are true:", c.Of),
        SequenceThenCriterion c => Listed(Negation(negated, $"the second of these began {(c.SameDay ? "on the same day as the first, or" : "")} after the first, within {c.Within}:"), [c.First, c.Then]),
        SequenceWithoutCriterion c => Listed(Negation(negated, $"after the first of these, {c.Within} passed without the second:"), [c.First, c.Without]),
        TogetherCriterion c => Listed(Negation(negated, $"different records of each of these lie at most {c.Within} apart:"), c.Of),
        DefinitionCriterion c => Negation(negated, Definition(book.Plan.Definitions[c.Definition])),
        ScoreCriterion c => Negation(negated, Score(c)),
        FactCriterion or CountCriterion => Linked(negated ? CriterionWords.Not(criterion, book.Plan) : CriterionWords.Of(criterion, book.Plan), criterion.Query()!),
        _ => HtmlText.Safe(negated ? CriterionWords.Not(criterion, book.Plan) : CriterionWords.Of(criterion, book.Plan)),
    };

    // What a file applies to every rule of it, and what the rule asks for, are one list to a reader.
    private static IEnumerable<Criterion> Flat(AllCriterion all) => all.Of.SelectMany(static o => o is AllCriterion { IfUnknown: null } below ? Flat(below) : [o]);

    private string Listed(string words, IEnumerable<Criterion> operands)
    {
        HtmlText html = new();
        html.Line(words).List([.. operands.Select(o => Of(o, negated: false))], "criteria");
        return html.ToString();
    }

    private static string Negation(bool negated, string markup) => negated ? $"not: {markup}" : markup;

    private static string Definition(DefinitionModel definition) =>
        HtmlText.Link($"{BookPlan.Definitions}#{BookPlan.Anchor(definition.Pack, definition.Id)}", definition.Title ?? definition.Id.Replace('-', ' '));

    private string Score(ScoreCriterion criterion)
    {
        ScoreModel score = book.Plan.Scores[criterion.Score];
        return $"{HtmlText.Link($"{BookPlan.Scores}#{BookPlan.Anchor(score.Pack, score.Id)}", CriterionWords.Title(score))} {HtmlText.Safe(TestWords.Of(criterion.Value))}";
    }

    // The title stands once in the words; where it does not (nothing is counted in particular), the words stand without a link.
    private string Linked(string words, FactQuery query)
    {
        string markup = HtmlText.Safe(words);
        foreach (ConceptId concept in query.Concepts().Distinct())
        {
            string title = HtmlText.Safe(book.Plan.Concepts[concept.Index].Title);
            int at = title.Length == 0 ? -1 : markup.IndexOf(title, StringComparison.Ordinal);
            if (at >= 0 && !InsideTag(markup, at))
            {
                markup = markup[..at] + book.Link(concept) + markup[(at + title.Length)..];
            }
        }

        return markup;
    }

    private static bool InsideTag(string markup, int at) => markup.LastIndexOf('<', at) is >= 0 and var open && markup.IndexOf('>', open) > at;

    private static string Unknown(UnknownChoice? choice) => choice is null
        ? ""
        : $" <span class=\"note\">(if not known, taken as {(choice.Value ? "true" : "false")}{(choice.Because is { } because ? $": {HtmlText.Safe(because)}" : "")})</span>";
}
