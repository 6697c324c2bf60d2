using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using static CareRules.Tests.SecondReading.Kleene3;

namespace CareRules.Tests.SecondReading;

internal sealed partial class SpecEvaluator
{
    // "present: recorded; also the meaning of a bare observation"; "valued: with a value"; "decided once observations are supplied".
    private Found Observations(ObservationQuery q)
    {
        Span window = WindowOf(q.Within);
        return new Found(
            [
                .. from fact in record.Observations
                   where codes.Belongs(fact.Codes, q.Concept) && (q.Mode != ObservationMode.Valued || HasValue(fact))
                   let truth = And(Recorded(fact), InWindow(fact, window), DateOf(fact).OnOrBefore(asOf), Lies(fact, DateOf(fact), q.Setting))
                   where truth != Truth.False
                   select new Item(fact, truth, DateOf(fact)),
            ],
            Unseen(RecordSection.Observations, window, UpToItsEnd(window)));
    }

    // "Never a fact: observations registered, preliminary, cancelled"; "dataAbsentReason without a value is not recorded".
    private static Truth Recorded(ObservationFact fact) =>
        fact.Status is FactStatus.EnteredInError or FactStatus.Registered or FactStatus.Preliminary or FactStatus.Cancelled || (fact.DataAbsent && !HasValue(fact)) ? Truth.False
        : fact.Status == FactStatus.Unknown ? Truth.Unknown
        : Truth.True;

    private static bool HasValue(ObservationFact fact) => fact.Value is not null || !fact.ValueCodes.IsEmpty || fact.Unreadable is not null;

    // "Which date: effective, else issued. A fact with a period is in a window when it overlaps it."
    private Span DateOf(ObservationFact fact) => Span.Of(fact.Effective ?? fact.Period?.Start ?? fact.Period?.End ?? fact.Issued, asOf);

    private Truth InWindow(ObservationFact fact, Span window) =>
        fact is { Effective: null, Period: { } period } ? Span.Overlap(DateOf(fact), period.End is { } end ? Span.Of(end, asOf) : Span.Never, window) : DateOf(fact).In(window);

    // "valid-for bounds every value test that has no `within`".
    private Span ValueWindow(ObservationQuery q) =>
        q.Mode == ObservationMode.Change ? WindowOf(new PastWindow(q.Change!.Over))
        : q.Within is null && q.Concept != ConceptId.Any && codes.Concept(q.Concept).ValidFor is { } valid ? WindowOf(new PastWindow(valid))
        : WindowOf(q.Within);

    /// <summary>"The tested value satisfies the test": the test is tried in every order in which the values can have been taken.</summary>
    private Answer ValueTest(ObservationQuery q)
    {
        Span window = ValueWindow(q);
        List<Value> values =
        [
            .. from fact in record.Observations
               where codes.Belongs(fact.Codes, q.Concept) && HasValue(fact)
               let counts = And(Recorded(fact), Lies(fact, DateOf(fact), q.Setting))
               where counts != Truth.False
               select Read(fact, q, counts),
        ];
        if (Unseen(RecordSection.Observations, window) is { } unseen)
        {
            values.Add(Value.NeverShown(unseen));
        }

        List<IReadOnlyList<DayValue>> worlds = [.. ValueWorlds.Of(values, window, ValueWorlds.PerDayOf(q, codes.Concept(q.Concept)))];
        List<Answer> said = [.. worlds.Select(world => Test(world, q))];
        Truth truth = worlds.Select(world => Used(world, q)).Distinct().Count() > 1 ? Truth.Unknown : Unanimous(said.Select(static s => s.Truth));
        if (truth != Truth.True)
        {
            return Answer.Of(truth);
        }

        // The facts of every order; where no fact is in all of them, each that may be the one.
        IReadOnlyList<Fact> always = [.. said[0].Facts.Where(f => said.TrueForAll(s => s.Facts.Contains(f)))];
        IReadOnlyList<Fact> some = [.. said.SelectMany(static s => s.Facts).Distinct()];
        IReadOnlyList<Fact> sure = [.. some.Where(f => values.Exists(v => v.Fact == f && v.Sure == Truth.True && v.Date.In(window) == Truth.True))];
        return new Answer(truth, always.Count > 0 ? always : sure.Count > 0 && q.Mode != ObservationMode.Latest ? sure : some);
    }

    // `mean`, `last` and `apart` reckon with values that are known to be those, `change` with a latest that is known to be it: where the dates
    // leave open which they are, nothing is said, even if it would come to the same.
    private static string Used(IReadOnlyList<DayValue> newestFirst, ObservationQuery q)
    {
        IEnumerable<DayValue> used = q.Last is { } last ? newestFirst.Take(last)
            : q.Mode == ObservationMode.Change ? newestFirst.Take(1)
            : q.Mode == ObservationMode.Mean ? newestFirst
            : q.Apart is not null ? newestFirst.Where(static d => d.Facts.Count > 0)
            : [];
        return string.Join(' ', used.Select(static d => d.Name).Order(StringComparer.Ordinal));
    }

    // "A value in a unit that the concept does not accept is unknown"; "outside plausible: unknown"; a status of unknown makes the value unknown.
    private Value Read(ObservationFact fact, ObservationQuery q, Truth sure)
    {
        Value value = new(fact, sure, DateOf(fact), (fact.Effective ?? fact.Issued)?.IsDay ?? false, (fact.Effective ?? fact.Issued)?.Instant);
        if (fact.Unreadable is not null || (fact.Status == FactStatus.Unknown && sure != Truth.True))
        {
            return value;
        }

        Concept concept = codes.Concept(q.Concept);
        if (q.Answer is { } answer)
        {
            return fact.ValueCodes.IsEmpty ? value
                : value with { Coded = Of(codes.Belongs(fact.ValueCodes, answer)), Key = string.Join('|', fact.ValueCodes.Select(static c => c.System + c.Value).Order(StringComparer.Ordinal)) };
        }

        if (fact.Value is not { } quantity || Canonical(Numbers.Of(quantity), quantity.Unit, concept) is not { } number)
        {
            return value;
        }

        bool plausible = concept.Plausible is not { } limits
            || Canonical(Numbers.Of(limits), limits.Unit, concept) is not { } range || number.In(range) != Truth.False;
        return plausible ? value with { Number = number, Key = number.ToString() } : value;
    }

    // "canonical = recorded × factor + add"; a concept without a unit takes a bare number.
    private static Numbers? Canonical(Numbers number, string unit, Concept concept)
    {
        if (concept.Unit is not { } canonical)
        {
            return unit is "" or "1" ? number : null;
        }

        if (unit == canonical)
        {
            return number;
        }

        foreach (RecordedUnit convert in concept.Convert.Where(c => c.Unit == unit))
        {
            return number.Line(Fraction.Of(convert.Factor), Fraction.Of(convert.Add));
        }

        return SpecUnits.Factor(unit, canonical) is { } factor ? number.Line(factor, Fraction.Of(0)) : null;
    }

    private Answer Test(IReadOnlyList<DayValue> newestFirst, ObservationQuery q)
    {
        List<DayValue> days = [.. newestFirst];

        // "Fewer than N values for `last: N` = unknown."
        if (q.Last is { } last)
        {
            if (days.Count < last)
            {
                return Answer.Of(Truth.Unknown);
            }

            days = days[..last];
        }

        // "A value test with no value in its window is unknown, always."
        if (days.Count == 0)
        {
            return Answer.Of(Truth.Unknown);
        }

        // "apart: first and last values used lie that far apart, else unknown."
        if (q.Apart is { } apart && Calendar.Passed(Span.Day(days[^1].Day), apart, days[0].Day) != Truth.True)
        {
            return Answer.Of(Truth.Unknown);
        }

        if (q.Mode == ObservationMode.Change)
        {
            return Change(days, q);
        }

        Numbers[] numbers = [.. days.Select(static d => d.Number)];
        return q.Mode switch
        {
            // "latest is the newest result with a value; an older good value never stands in".
            ObservationMode.Latest => new Answer(Meets(days[0], q), days[0].Facts),
            ObservationMode.AnyValue => new Answer(Or(days.Select(d => Meets(d, q))), [.. days.Where(d => Meets(d, q) == Truth.True).SelectMany(static d => d.Facts)]),
            ObservationMode.EveryValue => new Answer(And(days.Select(d => Meets(d, q))), [.. days.SelectMany(static d => d.Facts)]),
            ObservationMode.Highest => Extreme(days, Numbers.Highest(numbers), q),
            ObservationMode.Lowest => Extreme(days, Numbers.Lowest(numbers), q),
            _ => new Answer(Numbers.Mean(numbers).In(Tested(q)), [.. days.SelectMany(static d => d.Facts)]),
        };
    }

    private Answer Extreme(List<DayValue> days, Numbers extreme, ObservationQuery q)
    {
        IReadOnlyList<Fact> deciding = [.. days.Where(d => Meets(d, q) == Truth.True).SelectMany(static d => d.Facts)];
        return new Answer(extreme.In(Tested(q)), deciding.Count > 0 ? deciding : [.. days.SelectMany(static d => d.Facts)]);
    }

    private Truth Meets(DayValue day, ObservationQuery q) => q.Answer is null ? day.Number.In(Tested(q)) : day.Coded;

    private Numbers Tested(ObservationQuery q) => Canonical(Numbers.Of(q.Test!), q.Test!.Unit, codes.Concept(q.Concept)) ?? Numbers.Anything;

    // "change compares the latest with every earlier value in (as-of − D, as-of]; any pair suffices; fewer than two = unknown."
    private Answer Change(List<DayValue> days, ObservationQuery q)
    {
        if (days.Count < 2)
        {
            return Answer.Of(Truth.Unknown);
        }

        QuantityTest by = q.Change!.By;
        Numbers limit = by.Unit == "%" ? Numbers.Of(by)
            : SpecUnits.Factor(by.Unit, codes.Concept(q.Concept).Unit ?? by.Unit) is { } factor ? Numbers.Of(by).Line(factor, Fraction.Of(0)) : Numbers.Anything;
        Truth Pair(DayValue earlier) => (by.Unit == "%" ? days[0].Number.PercentOf(earlier.Number) : days[0].Number.Less(earlier.Number)).In(limit);
        Truth truth = Or(days.Skip(1).Select(Pair));
        return new Answer(truth, [.. days[0].Facts, .. days.Skip(1).Where(e => Pair(e) == Truth.True).SelectMany(static e => e.Facts)]);
    }
}
