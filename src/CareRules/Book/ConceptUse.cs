using CareRules.Explanations;
using CareRules.Model;

namespace CareRules.Book;

/// <summary>The definitions, scores and metrics that name a concept, as links.</summary>
internal static class ConceptUse
{
    public static IEnumerable<string> Of(ConceptId concept, BookPlan book) =>
    [
        .. book.Plan.Definitions.Where(d => RuleConcepts.Of(d.Criterion).Contains(concept))
            .Select(static d => HtmlText.Link($"{BookPlan.Definitions}#{BookPlan.Anchor(d.Pack, d.Id)}", d.Title ?? d.Id.Replace('-', ' '))),
        .. book.Plan.Scores.Where(s => s.Parts.Any(p => Names(p, concept)))
            .Select(static s => HtmlText.Link($"{BookPlan.Scores}#{BookPlan.Anchor(s.Pack, s.Id)}", CriterionWords.Title(s))),
        .. book.Plan.Metrics.Where(m => Parts(m).Any(p => RuleConcepts.Of(p).Contains(concept)))
            .Select(static m => HtmlText.Link($"{BookPlan.Metrics}#{BookPlan.Anchor(m.Pack, m.Id)}", m.Title ?? m.Id)),
    ];

    private static bool Names(ScorePart part, ConceptId concept) => part switch
    {
        CriterionPart p => RuleConcepts.Of(p.When).Contains(concept),
        PerPart p => p.Query.Concepts().Contains(concept),
        _ => false,
    };

    private static IEnumerable<Criterion> Parts(MetricModel metric) =>
        new[] { metric.InitialPopulation, metric.Denominator, metric.Exclusion, metric.Numerator, metric.Exception }.OfType<Criterion>();
}
