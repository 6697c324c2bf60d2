using System.Collections.Immutable;

namespace CareRules.Evaluation;

/// <summary>The newest value. If that one is not usable the test is unknown: an older good value never stands in.</summary>
internal static class LatestValue
{
    /// <summary>Tests the newest of some values.</summary>
    public static LeafResult Answer(ObservationTest test, ImmutableArray<Reading> days)
    {
        if (test.NotSupplied is { } unseen)
        {
            return LeafResult.Unknown([unseen]);
        }

        // Where dates do not say which is the newest, all that may be must give the same answer; and one of them must be there at all.
        ImmutableArray<Reading> newest = Newest(days);
        if (test.MayHideNewer(newest) is { } hidden)
        {
            return LeafResult.Unknown([hidden]);
        }

        bool present = false;
        bool? answer = test.Meets(newest[0]);
        foreach (Reading reading in newest)
        {
            present |= reading.IsIn == true;
            answer = test.Meets(reading) == answer ? answer : null;
        }

        return !present || answer is null ? test.Undecided(newest)
            : answer.Value ? test.True(newest)
            : LeafResult.False;
    }

    public static ImmutableArray<Reading> Newest(ImmutableArray<Reading> days) =>
        days.Length == 1 || (days[0].IsIn == true && days[0].On.Earliest > days[1].On.Latest) ? [days[0]] : [.. DayReducer.Newest(days)];
}
