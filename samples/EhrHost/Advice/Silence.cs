using CareRules;
using EhrHost.Web;

namespace EhrHost.Advice;

/// <summary>For how long a clinician can put a recommendation aside.</summary>
/// <param name="Id">What the form sends.</param>
/// <param name="Words">What the clinician reads.</param>
/// <param name="Until">The last day; null for as long as the facts stay the same.</param>
internal sealed record Silence(string Id, string Words, DateOnly? Until)
{
    /// <summary>What can be chosen, the shortest first. What is critical cannot be put aside for longer than its pack allows, whatever a host offers.</summary>
    public static IReadOnlyList<Silence> For(EvaluationResult result, Recommendation about)
    {
        DateOnly day = result.AsOf;
        DateOnly? last = LastDay(result, about);
        Silence[] set = [new("week", "one week", day.AddDays(7)), new("month", "one month", day.AddMonths(1)), new("quarter", "three months", day.AddMonths(3))];
        return
        [
            .. set.Where(s => last is null || s.Until < last),
            new("longest", last is { } limit ? $"as long as the rules allow, until {Readable.Day(limit)}" : "as long as the facts stay the same", last),
        ];
    }

    /// <summary>The last day that the pack allows; null where it sets none.</summary>
    public static DateOnly? LastDay(EvaluationResult result, Recommendation about) =>
        about.Severity == Severity.Critical ? result.Packs.First(p => string.Equals(p.Id, about.Pack, StringComparison.Ordinal)).SilentUntil(result.AsOf) : null;
}
