using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>What a recorded value says, in the concept's unit. Where it cannot be used, nothing is known of it, and why.</summary>
/// <param name="Number">The number; unbounded where there is none.</param>
/// <param name="Answer">Whether a coded answer has the concept asked for; null where there is none.</param>
/// <param name="Reason">Why it cannot be used.</param>
/// <param name="Problem">The sentence for it; null when the value can be used.</param>
internal readonly record struct ReadingValue(NumberRange Number, bool? Answer, MissingReason Reason, string? Problem)
{
    public static ReadingValue Unusable(MissingReason reason, string problem) => new(NumberRange.Unbounded, null, reason, problem);

    public static ReadingValue Of(NumberRange number) => new(number, null, default, null);

    /// <summary>Whether the value meets the query's test.</summary>
    public bool? Meets(ObservationQuery query, NumberRange test) => query.Answer is not null ? Answer : NumberTest.Met(test, Number);
}

/// <summary>A recorded value and the day for which it stands.</summary>
/// <param name="Facts">The facts from which it comes.</param>
/// <param name="On">The day, as far as it is known.</param>
/// <param name="IsIn">Whether it lies in the window, and is a fact at all.</param>
/// <param name="Value">The value.</param>
internal sealed record Reading(ImmutableArray<ObservationFact> Facts, DateInterval On, bool? IsIn, ReadingValue Value)
{
    /// <summary>Later on a later day; within one day the moment decides, where both have one.</summary>
    public static bool IsSurelyLater(Reading a, Reading b) =>
        a.On.Earliest > b.On.Latest
        || (a.On == b.On && Instant(a) is { } x && Instant(b) is { } y && x > y);

    private static DateTimeOffset? Instant(Reading reading) => RecordTable.DateOf(reading.Facts[0])?.Instant;
}
