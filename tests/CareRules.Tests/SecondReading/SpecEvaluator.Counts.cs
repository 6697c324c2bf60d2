using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using static CareRules.Tests.SecondReading.Kleene3;

namespace CareRules.Tests.SecondReading;

internal sealed partial class SpecEvaluator
{
    // "count: the number of distinct matching facts; unknown facts give a range".
    private Answer Count(CountCriterion c) => new(
        Number(c.Query, c.Distinct).In(Numbers.Of(c.Value)),
        [.. Counted(c.Query).Items.Where(static i => i.Truth == Truth.True).Select(static i => i.Fact)]);

    private Numbers Number(FactQuery query, DistinctBy distinct)
    {
        Found found = Counted(query);
        (int least, int most) = distinct switch
        {
            DistinctBy.Record => (found.Items.Count(static i => i.Truth == Truth.True), found.Items.Count),
            DistinctBy.Concept => ByConcept(found, query.Concept),
            DistinctBy.Day => ByDay(found),
            _ => ByKey(found, query.Concept, distinct),
        };
        int? limit = found.Unseen is null ? most : distinct == DistinctBy.Concept && query.Concept != ConceptId.Any ? codes.Concept(query.Concept).Includes.Length : null;
        return Numbers.Between(least, limit);
    }

    // A count takes its head's qualifiers, a value test among them: fact by fact.
    private Found Counted(FactQuery query)
    {
        if (query is not ObservationQuery { Mode: not (ObservationMode.Present or ObservationMode.Valued) } q)
        {
            return Find(query);
        }

        Span window = ValueWindow(q);
        return new Found(
            [
                .. from fact in record.Observations
                   where codes.Belongs(fact.Codes, q.Concept) && HasValue(fact)
                   let value = Read(fact, q, Truth.True)
                   let truth = And(
                       Recorded(fact), InWindow(fact, window), DateOf(fact).OnOrBefore(asOf), Lies(fact, DateOf(fact), q.Setting),
                       q.Answer is null ? value.Number.In(Tested(q)) : value.Coded)
                   where truth != Truth.False
                   select new Item(fact, truth, DateOf(fact)),
            ],
            Unseen(RecordSection.Observations, window, UpToItsEnd(window)));
    }

    // "distinct: concept counts how many of C's direct `includes` match".
    private (int Least, int Most) ByConcept(Found found, ConceptId concept)
    {
        Truth[] matched = concept == ConceptId.Any ? []
            : [.. codes.Concept(concept).Includes.Select(i => Or(found.Items.Where(f => codes.Belongs(f.Fact.Codes, i) || IsUncoded(f.Fact)).Select(static f => f.Truth)))];
        return (matched.Count(static t => t == Truth.True), matched.Count(static t => t != Truth.False));
    }

    private bool IsUncoded(Fact fact) => fact switch
    {
        MedicationFact => !codes.Usable(fact.Codes, ConceptKind.Medication),
        _ => fact.Codes.IsEmpty,
    };

    // Days: a partial date may be the day of another fact; the fewest days are found by going through them from the earliest last day on.
    private static (int Least, int Most) ByDay(Found found)
    {
        List<DateOnly> days = [];
        foreach (Item item in found.Items.Where(static i => i.Truth == Truth.True).OrderBy(static i => i.Began.Hi))
        {
            if (!days.Exists(d => d >= item.Began.Lo && d <= item.Began.Hi))
            {
                days.Add(item.Began.Hi);
            }
        }

        int exact = found.Items.Where(static i => i.Began.Lo == i.Began.Hi).Select(static i => i.Began.Lo).Distinct().Count();
        return (days.Count, exact + found.Items.Count(static i => i.Began.Lo != i.Began.Hi));
    }

    // By ingredient or by code. "Under `any` an uncoded item counts as one"; "where it cannot be known the count is a range".
    private (int Least, int Most) ByKey(Found found, ConceptId concept, DistinctBy distinct)
    {
        Item[] uncoded = [.. found.Items.Where(i => concept == ConceptId.Any && IsUncoded(i.Fact))];
        List<(Truth Truth, IReadOnlyCollection<string>? Keys)> keyed = [];
        foreach (Item item in found.Items.Except(uncoded))
        {
            keyed.Add((item.Truth, distinct == DistinctBy.Ingredient ? Ingredients(item.Fact) is { } set ? [set] : null : IsUncoded(item.Fact) ? null : CodeKeys(item.Fact)));
        }

        int alone = uncoded.Count(static i => i.Truth == Truth.True);
        int sureKnown = Groups([.. keyed.Where(static k => k is { Truth: Truth.True, Keys: not null }).Select(static k => k.Keys!)]);
        int allKnown = Groups([.. keyed.Where(static k => k.Keys is not null).Select(static k => k.Keys!)]);
        bool sureUnknown = keyed.Exists(static k => k is { Truth: Truth.True, Keys: null });
        int most = Math.Max(allKnown, sureKnown) + keyed.Count(static k => k.Keys is null) + uncoded.Length;
        return (Math.Max(sureKnown, sureUnknown ? 1 : 0) + alone, most);
    }

    // Facts that share a key are one; a fact with two keys is never two.
    private static int Groups(IReadOnlyList<IReadOnlyCollection<string>> facts)
    {
        List<HashSet<string>> groups = [];
        foreach (IReadOnlyCollection<string> keys in facts)
        {
            HashSet<string> joined = [.. keys];
            foreach (HashSet<string> group in groups.Where(g => g.Overlaps(keys)).ToList())
            {
                joined.UnionWith(group);
                groups.Remove(group);
            }

            groups.Add(joined);
        }

        return groups.Count;
    }

    private static List<string> CodeKeys(Fact fact) => [.. fact.Codes.Select(static c => c.System + "|" + c.Value)];

    // "the product's set of ingredients (a fixed combination is one), from ATC level 5 or the terminology": null where it cannot be known.
    private string? Ingredients(Fact fact)
    {
        (string System, string Code)[] recorded =
        [
            .. fact.Codes.SelectMany(c => codes.Written(c) is { } written ? codes.AllOf(written).Select(static e => (e.System, e.Code)) : [(c.System, c.Value)]).Distinct(),
        ];
        if (fact.Codes.Any(c => codes.Written(c) is { } written && codes.AllOf(written).GroupBy(static e => e.System).Any(static g => g.Count() > 1)))
        {
            return null;
        }

        string[] atc = [.. recorded.Where(static c => c.System == CodeSystems.Atc && c.Code.Length == 7).Select(static c => c.Code)];
        string[] tops = [.. recorded.SelectMany(c => codes.Tops(c.System, c.Code).Select(t => c.System + "|" + t))];
        string[] set = atc.Length > 0 ? atc : tops;
        return set.Length == 0 ? null : string.Join('+', set.Distinct().Order(StringComparer.Ordinal));
    }

    // Section 7: "unknown criteria give a range"; `max` the highest, nought where nothing is true.
    private Numbers ScoreOf(ScoreModel score)
    {
        Numbers[] parts = [.. score.Parts.Select(PartOf)];
        Numbers nought = Numbers.Point(Fraction.Of(0));
        return parts.Length == 0 ? nought : score.TakesHighest ? Numbers.Highest(parts) : parts.Aggregate(static (a, b) => a.Plus(b));
    }

    private Numbers PartOf(ScorePart part)
    {
        switch (part)
        {
            case CriterionPart p:
                Fraction points = Fraction.Of(p.Points);
                Fraction none = Fraction.Of(0);
                return TruthOf(p.When) switch
                {
                    Truth.True => Numbers.Point(points),
                    Truth.False => Numbers.Point(none),
                    _ => new Numbers(new End(points < none ? points : none, true), new End(points < none ? none : points, true)),
                };
            case PerPart p:
                Numbers count = Number(p.Query, p.Distinct);
                return p.Points < 0
                    ? Numbers.Point(Fraction.Of(0)).Less(count.Line(Fraction.Of(-p.Points), Fraction.Of(0)))
                    : count.Line(Fraction.Of(p.Points), Fraction.Of(0));
            default:
                return ScoreOf(rules.Scores[((SubScorePart)part).Score]);
        }
    }

    private IEnumerable<ScorePart> ScoreParts(ScoreModel score) =>
        score.Parts.SelectMany(p => p is SubScorePart sub ? ScoreParts(rules.Scores[sub.Score]) : [p]);

    private IEnumerable<Fact> ScoreFacts(ScoreModel score) =>
        ScoreParts(score).SelectMany(p => p is CriterionPart w ? FactsOf(w.When) : PerFacts((PerPart)p));

    private IEnumerable<Fact> PerFacts(PerPart part) => Counted(part.Query).Items.Where(static i => i.Truth == Truth.True).Select(static i => i.Fact);
}
