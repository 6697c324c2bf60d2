using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>
/// The facts that decide a question: with these alone the answer is the same, and none of those beyond the matches can be left out. Found by
/// asking again over fewer facts, so that what is shown is what counts and not what looks as if it did.
/// </summary>
internal sealed class DecidingFacts(EvaluationContext context)
{
    private const int MostTried = 6;

    /// <summary>Every fact that the question can depend on: for the rare rule of which the deciding facts of one question change the answer of another.</summary>
    public ImmutableArray<FactMatch> All(IEnumerable<FactQuery> queries) =>
        [.. RelatedFacts.Of(queries, context.Plan, context.View.Record).Select(f => new FactMatch(ConceptOf(f, queries), f) { Date = RecordTable.DateOf(f) })];

    public ImmutableArray<FactMatch> Of(Criterion leaf, IEnumerable<FactQuery> queries, LeafResult result)
    {
        ImmutableArray<FactMatch> matches = result.Facts;
        Fact[] shown = [.. matches.Select(static m => m.Fact).Distinct<Fact>(ReferenceEqualityComparer.Instance)];
        if (Answer(leaf, []) == result.Truth)
        {
            // "Fewer than two" holds by what is absent, whatever was counted.
            return [];
        }

        if (Answer(leaf, shown) == result.Truth)
        {
            return ThatMatter(leaf, matches);
        }

        List<Fact> others = [.. RelatedFacts.Of(queries, context.Plan, context.View.Record).Except(shown, ReferenceEqualityComparer.Instance).Cast<Fact>()];
        if (Answer(leaf, [.. shown, .. others]) != result.Truth)
        {
            others = [.. RecordParts.Facts(context.View.Record).Except(shown, ReferenceEqualityComparer.Instance).Cast<Fact>()];
        }

        Order(others, (leaf.Query() as ObservationQuery)?.Mode);
        foreach (Fact fact in Reduce(leaf, shown, others, result.Truth))
        {
            matches = matches.Add(new FactMatch(ConceptOf(fact, queries), fact) { Date = RecordTable.DateOf(fact) });
        }

        return ThatMatter(leaf, matches);
    }

    // A prescription may match only because another joins it in one course, which then decides by itself.
    private ImmutableArray<FactMatch> ThatMatter(Criterion leaf, ImmutableArray<FactMatch> matches)
    {
        Fact[] shown = [.. matches.Select(static m => m.Fact).Distinct<Fact>(ReferenceEqualityComparer.Instance)];
        return shown.Length is < 2 or > MostTried ? matches : [.. matches.Where(m => Matters(leaf, m.Fact, shown))];
    }

    private bool Matters(Criterion leaf, Fact fact, Fact[] shown)
    {
        Fact[] others = [.. shown.Where(f => !ReferenceEquals(f, fact))];
        for (int choice = 0; choice < 1 << others.Length; choice++)
        {
            Fact[] some = [.. others.Where((_, i) => (choice & (1 << i)) != 0)];
            if (Answer(leaf, some) != Answer(leaf, [.. some, fact]))
            {
                return true;
            }
        }

        return false;
    }

    // Whole stretches are left out first: a record may hold hundreds of results of one kind.
    private List<Fact> Reduce(Criterion leaf, Fact[] shown, List<Fact> facts, Truth truth)
    {
        for (int size = Math.Max(1, facts.Count / 2); size > 0; size /= 2)
        {
            for (int at = 0; at < facts.Count;)
            {
                List<Fact> fewer = [.. facts];
                fewer.RemoveRange(at, Math.Min(size, facts.Count - at));
                if (Answer(leaf, [.. shown, .. fewer]) == truth)
                {
                    facts = fewer;
                }
                else
                {
                    at += size;
                }
            }
        }

        return facts;
    }

    private Truth Answer(Criterion leaf, IEnumerable<Fact> facts) =>
        LeafEvaluator.Of(leaf, new EvaluationContext(context.Plan, RecordParts.With(context.View.Record, facts), context.AsOf, context.Settings)).Truth;

    // Facts are left out from the front: what the question is about comes last.
    private static void Order(List<Fact> facts, ObservationMode? mode)
    {
        List<Fact> ordered = mode switch
        {
            ObservationMode.Highest => [.. facts.OrderBy(Number)],
            ObservationMode.Lowest => [.. facts.OrderByDescending(Number)],
            _ => [.. facts.OrderBy(static f => RecordTable.DateOf(f)?.Latest).ThenBy(static f => RecordTable.DateOf(f)?.Instant)],
        };
        facts.Clear();
        facts.AddRange(ordered);
    }

    private static decimal? Number(Fact fact) => (fact as ObservationFact)?.Value?.Value;

    private ConceptId ConceptOf(Fact fact, IEnumerable<FactQuery> queries)
    {
        foreach (ConceptId concept in queries.SelectMany(static q => q.Concepts()))
        {
            if (context.Plan.Codes.Holds(concept, fact.Codes))
            {
                return concept;
            }
        }

        return ConceptId.Any;
    }
}
