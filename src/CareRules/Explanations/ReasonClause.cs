using System.Collections.Immutable;

namespace CareRules.Explanations;

/// <summary>Why one criterion came out as it did, to be read after <c>because</c>: <c>no lithium is taken</c>.</summary>
/// <param name="Words">The clause.</param>
/// <param name="Rank">How much it says to a reader where one of several would do; the lowest is told.</param>
internal sealed record ReasonClause(string Words, int Rank)
{
    public const int Absent = 0;
    public const int Measured = 1;
    public const int Present = 2;
    public const int Person = 3;
    public const int Number = 4;
    public const int Joined = 5;
    public const int Assumed = 6;

    /// <summary>What is absent, where that is all that it says: <c>lithium</c>.</summary>
    public string? What { get; init; }

    /// <summary>Where it is absent from: <c>is taken</c>, <c>is recorded</c>.</summary>
    public string? Verb { get; init; }

    /// <summary>What is there, where that is all that it says: <c>ibuprofen</c>; <see cref="Verb"/> then says how, for one.</summary>
    public string? Who { get; init; }

    /// <summary>The reasons that this one joins, so that they are counted with others; empty for one alone.</summary>
    public ImmutableArray<ReasonClause> Parts { get; init; } = [];

    /// <summary>What is there, and how.</summary>
    public static ReasonClause Is(string who, string verb, bool several) =>
        new($"{who} {(several ? Plural(verb) : verb)}", Present) { Who = who, Verb = verb };

    /// <summary>What is absent, where it is absent from, and what is there but does not count.</summary>
    public static ReasonClause No(string what, string verb, string remark = "") =>
        new($"{None([what], verb, 1)}{remark}", Absent) { What = remark.Length == 0 ? what : null, Verb = verb };

    /// <summary>All of them as one clause; what is absent in the same way is said once: <c>no asthma or COPD is recorded</c>.</summary>
    /// <param name="clauses">The clauses.</param>
    /// <param name="most">How many are named at most; the others are counted.</param>
    /// <param name="presentFirst">Whether, where some are only counted, those that are named are what is there rather than what is not or who the patient is.</param>
    public static ReasonClause Join(IEnumerable<ReasonClause> clauses, int most, bool presentFirst)
    {
        ReasonClause[] distinct = [.. clauses.SelectMany(static c => c.Parts.IsEmpty ? [c] : c.Parts).DistinctBy(static c => c.Words, StringComparer.Ordinal)];
        if (distinct.Length == 1)
        {
            return distinct[0];
        }

        (string Words, int Weight)[] said =
        [
            .. distinct.GroupBy(static c => (Absent: c.What is not null, Text: c.What is null && c.Who is null ? c.Words : c.Verb!))
                .Select(group => (group.First() switch
                {
                    { What: not null } => None([.. group.Select(static c => c.What!)], group.Key.Text, most),
                    { Who: not null } first => group.Count() == 1 ? first.Words : $"{WordList.And([.. group.Select(static c => c.Who!)])} {Plural(group.Key.Text)}",
                    var first => first.Words,
                }, group.Min(static c => c.Weight))),
        ];
        int more = said.Length - most;
        string[] shown = more <= 0 ? [.. said.Select(static s => s.Words)]
            : [.. said.OrderBy(s => presentFirst ? s.Weight : 0).Take(most).Select(static s => s.Words), $"for {QuantityText.Number(more)} more {(more == 1 ? "reason" : "reasons")}"];
        return new ReasonClause(shown.Length == 1 ? shown[0] : $"{string.Join(", ", shown.Take(shown.Length - 1))}, and {shown[^1]}", Joined) { Parts = [.. distinct] };
    }

    private int Weight => Rank switch { Measured or Present or Number => 0, Person => 2, _ => 1 };

    private static string Plural(string verb) =>
        verb.StartsWith("is ", StringComparison.Ordinal) ? $"are {verb[3..]}"
        : verb.StartsWith("was ", StringComparison.Ordinal) ? $"were {verb[4..]}"
        : verb.StartsWith("has ", StringComparison.Ordinal) ? $"have {verb[4..]}"
        : verb;

    // "No housebound is recorded" is no English, and a title may be a sentence of its own.
    private static string None(ImmutableArray<string> what, string verb, int most)
    {
        if (what.Length > most + 1)
        {
            return $"no {string.Join(", ", what.Take(most))} or any of {QuantityText.Number(what.Length - most)} others {verb}";
        }

        bool isClause = what[0].StartsWith("the ", StringComparison.Ordinal) || what[0].StartsWith("a ", StringComparison.Ordinal) || what[0].StartsWith("an ", StringComparison.Ordinal);
        return what.Length > 1 ? $"no {string.Join(", ", what.Take(what.Length - 1))} or {what[^1]} {verb}"
            : isClause && verb.StartsWith("is ", StringComparison.Ordinal) ? $"“{what[0]}” is not {verb[3..]}"
            : verb.StartsWith("is recorded", StringComparison.Ordinal) && !what[0].Contains(" or ", StringComparison.Ordinal) ? $"{what[0]} is not {verb[3..]}"
            : $"no {what[0]} {verb}";
    }
}
