using CareRules.Binding;
using CareRules.Model;

namespace CareRules.Analysis;

/// <summary>Every criterion that an author wrote, with what it belongs to.</summary>
internal static class Statements
{
    public static IEnumerable<(Owner Owner, Criterion Criterion)> Of(BoundRuleSet rules)
    {
        IEnumerable<(Owner, Criterion?)> all =
        [
            .. rules.Rules.Select(static r => (new Owner(r.Pack, r.Id), (Criterion?)r.When)),
            .. rules.Definitions.Select(static d => (new Owner(d.Pack, d.Id), (Criterion?)d.Criterion)),
            .. rules.Scores.SelectMany(static s => s.Parts.OfType<CriterionPart>().Select(p => (new Owner(s.Pack, s.Id), (Criterion?)p.When))),
            .. rules.Metrics.SelectMany(static m => new[] { m.InitialPopulation, m.Denominator, m.Exclusion, m.Numerator, m.Exception }.Select(c => (new Owner(m.Pack, m.Id), c))),
            .. rules.Resolutions.Select(r => (new Owner(r.Pack, r.PreferredRule ?? (r.Measure is { Index: >= 0 } m ? rules.Concepts[m.Index].Name : r.Between.FirstOrDefault() ?? "")), r.When)),
        ];
        return all.Where(static s => s.Item2 is not null).Select(static s => (s.Item1, s.Item2!));
    }

    /// <summary>Every query, those of scores and counts included.</summary>
    public static IEnumerable<(Owner Owner, FactQuery Query, SourceLocation At)> Queries(BoundRuleSet rules) =>
        Of(rules).SelectMany(static s => s.Criterion.SelfAndBelow().Where(static c => c.Query() is not null).Select(c => (s.Owner, c.Query()!, c.At)))
            .Concat(rules.Scores.SelectMany(static s => s.Parts.OfType<PerPart>().Select(p => (new Owner(s.Pack, s.Id), p.Query, p.At))));

    /// <summary>The operands of an <c>all</c>, with those of an <c>all</c> inside it in its place.</summary>
    public static IEnumerable<Criterion> Conjuncts(Criterion criterion) =>
        criterion is AllCriterion { IfUnknown: null } all ? all.Of.SelectMany(Conjuncts) : [criterion];

    /// <summary>Whether the criterion joins a file's <c>applies</c> and a rule's own <c>when</c>: nobody wrote it so.</summary>
    public static bool IsJoined(Criterion criterion) => criterion is AllCriterion { Of: [_, var own] } all && own.At == all.At;
}
