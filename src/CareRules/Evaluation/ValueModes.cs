using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Tests over several values: unknown unless the usable values decide whatever the others are.</summary>
internal static class ValueModes
{
    public static LeafResult Answer(ObservationTest test, ImmutableArray<Reading> days)
    {
        // Over no value that is surely there, every test is unknown.
        if (!days.Any(static d => d.IsIn == true))
        {
            return test.Undecided(days);
        }

        bool? answer = test.Query.Mode switch
        {
            ObservationMode.AnyValue => Any(test, days),
            ObservationMode.EveryValue => Every(test, days),
            ObservationMode.Highest or ObservationMode.Lowest => OfExtreme(test, days),
            _ => Mean(days) is { } mean ? test.Meets(mean) : null,
        };
        return answer switch
        {
            true when test.Query.Mode is ObservationMode.AnyValue or ObservationMode.Highest or ObservationMode.Lowest =>
                test.True(days.Where(d => d.IsIn == true && test.Meets(d) == true)),
            true => test.True(days.Where(static d => d.IsIn == true)),
            false => LeafResult.False,
            null => test.Undecided(days),
        };
    }

    // Whichever of the values that may be there are: the highest is the highest of the sure ones, or of these and one more. Not a range
    // between the two: nothing lies there.
    private static bool? OfExtreme(ObservationTest test, ImmutableArray<Reading> days)
    {
        NumberRange sure = Extreme(test, [.. days.Where(static d => d.IsIn == true)], open: false);
        bool? answer = test.Meets(sure);
        foreach (Reading perhaps in days)
        {
            if (answer is not null && perhaps.IsIn != true && test.Meets(Join(sure, perhaps.Value.Number, test.Query.Mode == ObservationMode.Highest)) != answer)
            {
                return null;
            }
        }

        return answer;
    }

    /// <summary>The range of the highest or lowest value.</summary>
    /// <param name="test">The test.</param>
    /// <param name="days">The values.</param>
    /// <param name="open">Whether there may be values that the record does not show.</param>
    public static NumberRange Extreme(ObservationTest test, ImmutableArray<Reading> days, bool open)
    {
        bool highest = test.Query.Mode == ObservationMode.Highest;
        NumberRange? sure = null;
        NumberRange? possible = null;
        foreach (Reading day in days)
        {
            possible = Join(possible, day.Value.Number, highest);
            sure = day.IsIn == true ? Join(sure, day.Value.Number, highest) : sure;
        }

        // The highest is at least what it is of the sure values, and at most what it is of all that may be.
        NumberRange least = sure ?? NumberRange.Unbounded;
        NumberRange most = possible ?? NumberRange.Unbounded;
        return highest
            ? new NumberRange(least.Lower, open ? null : most.Upper)
            : new NumberRange(open ? null : most.Lower, least.Upper);
    }

    private static NumberRange Join(NumberRange? so, NumberRange one, bool highest) =>
        so is not { } range ? one : highest ? NumberRange.Highest(range, one) : NumberRange.Lowest(range, one);

    private static bool? Any(ObservationTest test, ImmutableArray<Reading> days)
    {
        bool? any = false;
        foreach (Reading day in days)
        {
            any |= day.IsIn & test.Meets(day);
        }

        return any;
    }

    private static bool? Every(ObservationTest test, ImmutableArray<Reading> days)
    {
        bool? every = true;
        foreach (Reading day in days)
        {
            every &= !day.IsIn | test.Meets(day);
        }

        return every;
    }

    private static NumberRange? Mean(ImmutableArray<Reading> days)
    {
        NumberRange sum = NumberRange.Exactly(default);
        foreach (Reading day in days)
        {
            if (day.IsIn != true || day.Value.Problem is not null)
            {
                return null;
            }

            sum += day.Value.Number;
        }

        return sum.Scaled(Rational.One / days.Length, default);
    }
}
