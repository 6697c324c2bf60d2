using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Several values of one day become one (<c>per-day</c>).</summary>
internal static class DayReducer
{
    public static Reading Reduce(IReadOnlyList<Reading> day, PerDay how)
    {
        if (day.Count == 1)
        {
            return day[0];
        }

        if (how == PerDay.Last)
        {
            return Last(day);
        }

        bool? isIn = false;
        NumberRange? number = null;
        Reading? unusable = null;
        foreach (Reading reading in day)
        {
            isIn |= reading.IsIn;
            unusable ??= reading.Value.Problem is not null ? reading : null;

            // What may be no fact at all is neither in nor out of the reckoning.
            NumberRange one = reading.IsIn == true ? reading.Value.Number : NumberRange.Unbounded;
            number = number is not { } so ? one : how switch
            {
                PerDay.Lowest => NumberRange.Lowest(so, one),
                PerDay.Highest => NumberRange.Highest(so, one),
                _ => so + one,
            };
        }

        if (how == PerDay.Mean)
        {
            number = unusable is null ? number!.Value.Scaled(Rational.One / day.Count, default) : NumberRange.Unbounded;
        }

        ReadingValue value = new(number!.Value, null, unusable?.Value.Reason ?? default, unusable?.Value.Problem);
        return new Reading([.. day.SelectMany(static r => r.Facts)], day[0].On, isIn, value);
    }

    // The newest of the day. Where the moments do not say which that is, those that may be must agree.
    private static Reading Last(IReadOnlyList<Reading> day)
    {
        List<Reading> candidates = Newest(day);
        bool? isIn = false;
        foreach (Reading reading in candidates)
        {
            isIn |= reading.IsIn;
        }

        Reading first = candidates[0];
        ReadingValue value = candidates.Find(static r => r.Value.Problem is not null) is { } unusable ? unusable.Value
            : candidates.TrueForAll(r => Agrees(r, first)) ? first.Value
            : ReadingValue.Unusable(MissingReason.Contradictory, Because.Contradictory(first.On));
        return new Reading([.. candidates.SelectMany(static r => r.Facts)], first.On, isIn, value);
    }

    /// <summary>Those of which none is surely later.</summary>
    public static List<Reading> Newest(IReadOnlyList<Reading> readings)
    {
        List<Reading> newest = [];
        foreach (Reading reading in readings)
        {
            bool superseded = false;
            foreach (Reading other in readings)
            {
                superseded |= other.IsIn == true && Reading.IsSurelyLater(other, reading);
            }

            if (!superseded)
            {
                newest.Add(reading);
            }
        }

        return newest;
    }

    // Coded answers disagree when their codes do, also where both happen to meet the test.
    private static bool Agrees(Reading a, Reading b) =>
        a.Value.Number == b.Value.Number && a.Value.Answer == b.Value.Answer && (a.Value.Answer is null || a.Facts[0].ValueCodes.ToHashSet().SetEquals(b.Facts[0].ValueCodes));
}
