using System.Globalization;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Tests.SecondReading;

/// <summary>A recorded value: what it can be, when it was taken, and whether it surely counts. As made here it is unusable: it can be anything.</summary>
internal sealed record Value(ObservationFact? Fact, Truth Sure, Span Date, bool IsDay, DateTimeOffset? Instant)
{
    public Numbers Number { get; init; } = Numbers.Anything;

    public Truth Coded { get; init; } = Truth.Unknown;

    /// <summary>Two values with the same key agree; an unusable one has none and agrees with nothing.</summary>
    public string? Key { get; init; }

    /// <summary>A value that the record may be silent about.</summary>
    public static Value NeverShown(Span when) => new(null, Truth.Unknown, when, false, null);

    public IReadOnlyList<Fact> Facts => Fact is null ? [] : [Fact];
}

/// <summary>The value that stands for a day.</summary>
internal sealed record DayValue(DateOnly Day, Numbers Number, Truth Coded, IReadOnlyList<Fact> Facts)
{
    /// <summary>Tells values apart in any world: a known day by its date, a partial date by its fact.</summary>
    public string Name { get; init; } = "";
}

/// <summary>
/// The worlds that the record allows: each value with a partial date on each day that makes a difference, before or after the others of that day;
/// each value that may not count, there or not. In each world the order is known.
/// </summary>
internal static class ValueWorlds
{
    public const int Most = 60_000;

    public static PerDay PerDayOf(ObservationQuery q, Concept concept) => q.PerDay ?? concept.PerDay ?? PerDay.Last;

    /// <summary>Each world: the values that lie in the window, with their places in time (three a day: before, on, after the values of that day).</summary>
    public static IEnumerable<IReadOnlyList<(Value Value, int Place)>> Places(IReadOnlyList<Value> values, Span window)
    {
        int?[][] choices = [.. values.Select(v => Choices(v, values, window))];
        long worlds = choices.Aggregate(1L, static (n, c) => Math.Min(int.MaxValue, n * c.Length));
        if (worlds > Most)
        {
            throw new TooManyWorldsException();
        }

        return Product(choices, 0).Select(world => world.Select((place, i) => (values[i], place)).Where(static p => p.place is not null).Select(static p => (p.Item1, p.place!.Value)).ToList());
    }

    // No place: the value does not count in this world.
    private static int?[] Choices(Value value, IReadOnlyList<Value> all, Span window)
    {
        IEnumerable<int> days = value.IsDay ? [value.Date.Lo.DayNumber]
            : all.SelectMany(static v => new[] { v.Date.Lo.DayNumber, v.Date.Hi.DayNumber })
                .Concat([window.Lo.DayNumber, window.Hi.DayNumber])
                .SelectMany(static d => new[] { d - 1, d, d + 1 })
                .Where(d => d >= value.Date.Lo.DayNumber && d <= value.Date.Hi.DayNumber)
                .Distinct();
        IEnumerable<int?> places = days.SelectMany(d => d < window.Lo.DayNumber || d > window.Hi.DayNumber ? new int?[] { null }
            : value.IsDay ? [(3 * d) + 1] : [3 * d, (3 * d) + 2]);
        return [.. (value.Sure == Truth.True ? places : places.Append(null)).Distinct()];
    }

    private static IEnumerable<int?[]> Product(int?[][] choices, int from) =>
        from == choices.Length ? [[]] : Product(choices, from + 1).SelectMany(rest => choices[from].Select(c => (int?[])[c, .. rest]));

    public static IEnumerable<IReadOnlyList<DayValue>> Of(IReadOnlyList<Value> values, Span window, PerDay perDay = PerDay.Last) =>
        Places(values, window).Select(world => (IReadOnlyList<DayValue>)
        [
            .. world.Where(static p => p.Value.IsDay).GroupBy(static p => p.Place)
                .Select(g => (Place: g.Key, Day: OneOf([.. g.Select(static p => p.Value)], g.Key / 3, perDay) with { Name = string.Create(CultureInfo.InvariantCulture, $"day {g.Key}") }))
                .Concat(world.Where(static p => !p.Value.IsDay).Select(p => (Place: p.Place, Day: OneOf([p.Value], p.Place / 3, perDay) with { Name = "fact " + p.Value.Fact?.Source })))
                .OrderByDescending(static d => d.Place).Select(static d => d.Day),
        ]);

    // "Several values on one day: per-day (else last; equal instants, or a date without a time beside one with, that disagree are unknown)".
    private static DayValue OneOf(IReadOnlyList<Value> day, int dayNumber, PerDay perDay)
    {
        DateOnly on = DateOnly.FromDayNumber(dayNumber);
        IReadOnlyList<Fact> all = [.. day.SelectMany(static v => v.Facts)];
        if (day.Count == 1)
        {
            return new DayValue(on, day[0].Number, day[0].Coded, all);
        }

        Numbers[] numbers = [.. day.Select(static v => v.Number)];
        switch (perDay)
        {
            case PerDay.Lowest:
                return new DayValue(on, Numbers.Lowest(numbers), Truth.Unknown, all);
            case PerDay.Highest:
                return new DayValue(on, Numbers.Highest(numbers), Truth.Unknown, all);
            case PerDay.Mean:
                return new DayValue(on, Numbers.Mean(numbers), Truth.Unknown, all);
            default:
                DateTimeOffset? newest = day.Max(static v => v.Instant);
                Value[] last = [.. day.Where(v => v.Instant is null || v.Instant == newest)];
                IReadOnlyList<Fact> facts = [.. last.SelectMany(static v => v.Facts)];
                return Array.TrueForAll(last, v => v.Key is not null && v.Key == last[0].Key) || last.Length == 1
                    ? new DayValue(on, last[0].Number, last[0].Coded, facts)
                    : new DayValue(on, Numbers.Anything, Truth.Unknown, facts);
        }
    }
}

/// <summary>The record leaves more orders open than can be tried one by one; such a case proves nothing and is left out.</summary>
internal sealed class TooManyWorldsException : Exception
{
    public TooManyWorldsException()
    {
    }

    public TooManyWorldsException(string message)
        : base(message)
    {
    }

    public TooManyWorldsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
