using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using static CareRules.Tests.SecondReading.Kleene3;

namespace CareRules.Tests.SecondReading;

internal sealed partial class SpecEvaluator
{
    /// <summary>A beginning: of a fact, or (no fact) of one that nobody showed.</summary>
    private sealed record Beginning(Fact? Fact, Truth Truth, Span On);

    // "operands: heads with one fact, or `any` of them".
    private IReadOnlyList<Beginning> Beginnings(Criterion operand)
    {
        if (operand is AnyCriterion any)
        {
            return [.. any.Of.SelectMany(Beginnings)];
        }

        if (operand is not FactCriterion { Query: var query })
        {
            return [new Beginning(null, Truth.Unknown, Always)];
        }

        if (query is ObservationQuery { Mode: ObservationMode.AnyValue } each)
        {
            return Beginnings(Counted(each));
        }

        if (query is ObservationQuery { Mode: not (ObservationMode.Present or ObservationMode.Valued) } q)
        {
            Answer answer = ValueTest(q);
            return answer.Truth == Truth.False ? []
                : answer.Facts.Count == 0 ? [new Beginning(null, Truth.Unknown, ValueWindow(q))]
                : [.. answer.Facts.Select(f => new Beginning(f, answer.Truth, DateOf((ObservationFact)f)))];
        }

        return Beginnings(Find(query));
    }

    private static List<Beginning> Beginnings(Found found)
    {
        List<Beginning> all = [.. found.Items.Select(static i => new Beginning(i.Fact, i.Truth, i.Began))];
        return found.Unseen is { } unseen ? [.. all, new Beginning(null, Truth.Unknown, unseen)] : all;
    }

    private static bool Same(Beginning a, Beginning b) => a.Fact is not null && a.Fact == b.Fact;

    // "the second began after the first (a later day; same-day: true admits the same), at most D later".
    private static Truth Follows(Beginning first, Beginning second, Duration within, bool sameDay)
    {
        Truth after = sameDay ? Not(second.On.Before(first.On)) : first.On.Before(second.On);
        Truth soon = Calendar.Less(second.On.Hi, within) <= first.On.Lo ? Truth.True : Calendar.Less(second.On.Lo, within) > first.On.Hi ? Truth.False : Truth.Unknown;
        return And(after, soon);
    }

    private Answer Then(SequenceThenCriterion c)
    {
        var pairs =
            (from first in Beginnings(c.First)
             from second in Beginnings(c.Then)
             where !Same(first, second)
             select (first, second, Truth: And(first.Truth, second.Truth, Follows(first, second, c.Within, c.SameDay)))).ToList();
        return new Answer(
            Or(pairs.Select(static p => p.Truth)),
            [.. pairs.Where(static p => p.Truth == Truth.True).SelectMany(static p => new[] { p.first.Fact!, p.second.Fact! }).Distinct()]);
    }

    // "some `first` has had D pass with no `without` in it; each `first` judged alone".
    private Answer Without(SequenceWithoutCriterion c)
    {
        IReadOnlyList<Beginning> others = Beginnings(c.Without);
        var judged =
            (from first in Beginnings(c.First)
             let passed = first.On.OnOrBefore(Calendar.Less(asOf, c.Within))
             let met = Or(others.Where(o => !Same(first, o)).Select(o => And(o.Truth, Follows(first, o, c.Within, c.SameDay))))
             select (first.Fact, Truth: And(first.Truth, passed, Not(met)))).ToList();
        return new Answer(Or(judged.Select(static j => j.Truth)), [.. judged.Where(static j => j.Truth == Truth.True).Select(static j => j.Fact!)]);
    }

    // "together: different facts of each lie at most D apart, in any order, same day included".
    private Answer Together(TogetherCriterion c)
    {
        List<Truth> truths = [];
        List<Fact> facts = [];
        foreach (IReadOnlyList<Beginning> chosen in Choose([.. c.Of.Select(Beginnings)], 0))
        {
            Truth near = And(from a in chosen from b in chosen where a != b select Near(a.On, b.On, c.Within));
            Truth truth = And(And(chosen.Select(static b => b.Truth)), near);
            truths.Add(truth);
            facts.AddRange(truth == Truth.True ? chosen.Select(static b => b.Fact!) : []);
        }

        return new Answer(Or(truths), [.. facts.Distinct()]);
    }

    private static Truth Near(Span a, Span b, Duration within) =>
        a == b && a.Lo == a.Hi ? Truth.True
        : Calendar.Less(b.Hi, within) <= a.Lo && Calendar.Less(a.Hi, within) <= b.Lo ? Truth.True
        : Calendar.Less(b.Lo, within) > a.Hi || Calendar.Less(a.Lo, within) > b.Hi ? Truth.False
        : Truth.Unknown;

    private static IEnumerable<IReadOnlyList<Beginning>> Choose(IReadOnlyList<Beginning>[] of, int from) =>
        from == of.Length ? [[]] : Choose(of, from + 1).SelectMany(rest => of[from].Where(b => !rest.Any(r => Same(r, b))).Select(b => (IReadOnlyList<Beginning>)[b, .. rest]));
}
