using System.Globalization;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules.Fhir.Output;

/// <summary>The sentences that both outputs use, without any markup.</summary>
internal static class OutputWords
{
    /// <summary>All that a recommendation asks for, the main action first: <c>stop oral NSAID; switch diltiazem to amlodipine</c>. Empty where it asks for nothing.</summary>
    public static string Proposed(Recommendation recommendation, EvaluationResult result) => string.Join("; ", Actions(recommendation).Select(action =>
        $"{KebabNames.Of(action.Verb)} {result.TitleOf(action.Concept)}{(action.To is null ? "" : $" to {result.TitleOf(action.To)}")}"));

    /// <summary>All that a recommendation asks for, the main action first.</summary>
    public static IEnumerable<RecommendedAction> Actions(Recommendation recommendation) =>
        recommendation.Action is { } main ? recommendation.Actions.Prepend(main) : recommendation.Actions;

    /// <summary>An item of the record: name, value and date.</summary>
    public static string Fact(RecommendationFact fact)
    {
        string value = fact.Value is { } quantity ? $" {QuantityText.ForReaders(quantity)}" : fact.ValueCode is { } code ? $" {code.Display ?? code.Value}" : "";
        return fact.Date is { } date ? $"{fact.Name}{value}, {date}" : $"{fact.Name}{value}, no date";
    }

    /// <summary>Source, section and strength of a citation.</summary>
    public static string Citation(Citation citation)
    {
        string source = citation.Section is null ? citation.Source : $"{citation.Source}, {citation.Section}";
        return citation.Strength is null ? source : $"{source} ({citation.Strength})";
    }

    /// <summary>Who is to do it and by when; null when the author says neither.</summary>
    public static string? WhoAndWhen(Recommendation recommendation)
    {
        string who = WordList.And(recommendation.Responsible);
        return (who.Length > 0, When(recommendation)) switch
        {
            (true, { } when) => $"{who}, {when}",
            (true, null) => who,
            (false, var when) => when,
        };
    }

    /// <summary><c>within 2 weeks</c>; null when no time is set.</summary>
    public static string? When(Recommendation recommendation) => recommendation.DoWithin switch
    {
        null => null,
        "same day" => "on the same day",
        string length => $"within {length}",
    };

    /// <summary>What following it would bring up, and what it would settle beside itself.</summary>
    public static IEnumerable<string> Consequences(Recommendation recommendation) =>
        [.. recommendation.WouldRaise.Select(static r => $"would raise: {r.Title}"), .. recommendation.WouldSettle.Select(static r => $"would also settle: {r.Title}")];

    /// <summary>What holds and is not shown, and why.</summary>
    public static string Suppressed(SuppressedRecommendation suppressed)
    {
        string until = suppressed.Until is { } day ? $" until {PartialDate.Of(day)}" : "";
        string why = suppressed.Reason is { } reason ? $"acknowledged ({reason.Display ?? reason.Value}){until}" : "held back for graver ones";
        return $"Not shown: {suppressed.Recommendation.Title} ({KebabNames.Of(suppressed.Recommendation.Severity)}): {why}";
    }

    /// <summary>What is missing, why, and what it would change.</summary>
    public static string Gap(DataGapInfo gap)
    {
        string would = gap.Would is null ? "" : $"; would {UnitText.In(gap.Would)}";
        return $"{gap.Title}: {gap.Reason}{would} ({KebabNames.Of(gap.Severity)}: {Some(gap.Rules)})";
    }

    /// <summary>How many rules ended how.</summary>
    public static string Counts(Completeness completeness) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Count(completeness.Rules, "rule", "rules")} evaluated: {completeness.Fired} fired, {completeness.Silent} silent, {completeness.Undetermined} undetermined, {completeness.Failed} failed.");

    /// <summary>Whether anybody answers for a pack.</summary>
    public static string SignOff(PackInfo pack) =>
        pack.IsSignedOff ? $"{pack.Id} {pack.Version} is signed off." : $"{pack.Id} {pack.Version} is not signed off: no clinical safety officer answers for it.";

    /// <summary>Why nothing was evaluated.</summary>
    public static string NotEvaluated(NotEvaluated why) =>
        why.On is { } on ? $"The patient was not evaluated: {why.Reason} on {on}." : $"The patient was not evaluated: {why.Reason}.";

    public static string Count(int number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");

    private static string Some(IReadOnlyList<string> rules) => rules.Count <= 5
        ? string.Join(", ", rules)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", rules.Take(5))} and {rules.Count - 5} more");
}
