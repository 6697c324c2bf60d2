using System.Collections.Immutable;
using System.Globalization;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules;

/// <summary>The sentences that the text and the Markdown of a result share, so that both say the same.</summary>
internal static class ResultPhrases
{
    public static string Patient(EvaluationResult result) => result.Patient ?? "Patient without a reference";

    public static string Summary(EvaluationResult result)
    {
        if (result.NotEvaluated is { } not)
        {
            return not.On is { } on ? $"not evaluated: {not.Reason} on {on}." : $"not evaluated: {not.Reason}.";
        }

        string recommendations = Count(result.Recommendations.Length, "recommendation", "recommendations");
        string open = result.Gaps.IsEmpty ? "" : $", {Count(result.Gaps.Length, "gap", "gaps")} in the record";
        string failed = result.Failures.IsEmpty ? "" : $", {Count(result.Failures.Length, "rule", "rules")} failed";
        return $"{recommendations}{NotShown(result)}{open}{failed}.";
    }

    /// <summary>What is not shown, each with its reason: nobody takes a short list for a whole one.</summary>
    public static IEnumerable<string> Suppressed(EvaluationResult result) => result.Suppressed.Select(static s =>
    {
        string until = s.Until is { } day ? $" until {PartialDate.Of(day)}" : "";
        string rearm = s.RearmWhen is null ? "" : $", again when {s.RearmWhen}";
        string why = s.Reason is { } reason ? $"acknowledged ({reason.Display ?? reason.Value}){until}{rearm}" : "held back";
        return $"{KebabNames.Of(s.Recommendation.Severity)}: {s.Recommendation.Title}: {why} [{s.Recommendation.Id}]";
    });

    private static string NotShown(EvaluationResult result)
    {
        int held = result.Suppressed.Count(static s => s.IsHeldBack);
        int acknowledged = result.Suppressed.Length - held;
        string more = held == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {held} more held back");
        return acknowledged == 0 ? more : string.Create(CultureInfo.InvariantCulture, $"{more}, {acknowledged} acknowledged");
    }

    /// <summary>What is to be done, the main thing first; null when the rule names nothing.</summary>
    public static string? Actions(Recommendation recommendation, PageWords words) => recommendation.Action is not { } main ? null
        : string.Join("; ", recommendation.Actions.Prepend(main).Select(action =>
            $"{KebabNames.Of(action.Verb)} {words.Concept(action.Concept)}{(action.To is null ? "" : $" to {words.Concept(action.To)}")}"));

    /// <summary>Who is to do it and by when; null when the author says neither.</summary>
    public static string? WhoAndWhen(Recommendation recommendation)
    {
        string who = recommendation.Responsible.IsEmpty ? "" : WordList.And(PageWords.Roles(recommendation.Responsible));
        string when = recommendation.DoWithin switch
        {
            null => "",
            "same day" => "on the same day",
            string length => $"within {length}",
        };
        string both = who.Length > 0 && when.Length > 0 ? $"{who}, {when}" : who + when;
        return both.Length == 0 ? null : both;
    }

    /// <summary>The facts, each item of the record once: name, value, date and reference.</summary>
    public static ImmutableArray<string> Facts(Recommendation recommendation) =>
        [.. recommendation.Facts.Select(Fact).Distinct(StringComparer.Ordinal)];

    public static string Citation(Citation citation)
    {
        string source = citation.Section is null ? citation.Source : $"{citation.Source}, {citation.Section}";
        string[] marks =
        [
            .. new[]
            {
                citation.Strength,
                citation.Certainty is null ? null : $"certainty {citation.Certainty}",
                citation.Published?.ToString(),
            }.OfType<string>(),
        ];
        return marks.Length == 0 ? source : $"{source} ({string.Join("; ", marks)})";
    }

    public static string Gap(DataGapInfo gap)
    {
        string would = gap.Would is null ? "" : $"; would {UnitText.In(gap.Would)}";
        string rules = gap.Rules.Length <= 5
            ? string.Join(", ", gap.Rules)
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", gap.Rules.Take(5))} and {gap.Rules.Length - 5} more");
        return $"{gap.Title}: {gap.Reason}{would} ({KebabNames.Of(gap.Severity)}: {rules})";
    }

    public static string FindOut(DataGapInfo fact) => $"{fact.Title} settles {Count(fact.Rules.Length, "rule", "rules")}, up to {KebabNames.Of(fact.Severity)}";

    public static string Notice(RecordNotice notice) => notice.Source is null ? $"{notice.Text} [{notice.Code}]" : $"{notice.Source}: {notice.Text} [{notice.Code}]";

    public static string Failure(RuleFailure failure) => $"{failure.Rule}: {failure.Text} [{failure.Code}]";

    private static string Completeness(Completeness completeness)
    {
        string missing = string.Join(", ", Enum.GetValues<RecordSection>().Except(completeness.Supplied).Select(KebabNames.Of));
        string supplied = missing.Length == 0 ? "every section was supplied" : completeness.Supplied.IsEmpty ? "no section was supplied" : $"not supplied: {missing}";
        string shadow = completeness.Shadow == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {completeness.Shadow} in shadow");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(completeness.Rules, "rule", "rules")}: {completeness.Fired} fired, {completeness.Silent} silent, {completeness.Undetermined} undetermined, {completeness.Failed} failed{shadow}; {supplied}.");
    }

    private static string NotInForce(RuleNotInForce rule)
    {
        string by = rule.By is null ? "" : $" by {rule.By}";
        string because = rule.Because is null ? "" : $": {rule.Because}";
        return $"{rule.Rule} is {rule.Why}{by}{because}";
    }

    private static string SignOff(PackInfo pack) =>
        pack.IsSignedOff ? $"{pack.Id} {pack.Version} is signed off." : $"{pack.Id} {pack.Version} is not signed off: no clinical safety officer answers for it.";

    private static string Uncoded(Completeness completeness) => $"Without a usable code: {string.Join(", ", completeness.Uncoded)}.";

    /// <summary>What every result ends with: how much was decided, what is out of force, and who answers for the packs.</summary>
    public static IEnumerable<string> Footer(EvaluationResult result)
    {
        if (result.NotEvaluated is null)
        {
            yield return Completeness(result.Completeness);
            if (!result.Completeness.Uncoded.IsEmpty)
            {
                yield return Uncoded(result.Completeness);
            }
        }

        foreach (RuleNotInForce rule in result.Completeness.NotInForce)
        {
            yield return $"Not in force: {NotInForce(rule)}.";
        }

        foreach (PackInfo pack in result.Packs)
        {
            yield return SignOff(pack);
        }
    }

    /// <summary>One item of the record: name, value, date and reference.</summary>
    public static string Fact(RecommendationFact fact)
    {
        string value = fact.Value is { } quantity ? $" {QuantityText.ForReaders(quantity)}" : fact.ValueCode is { } code ? $" {code.Display ?? code.Value}" : "";
        string date = fact.Date is { } on ? $", {on}" : ", no date";
        string source = fact.Source is null ? "" : $" [{fact.Source}]";
        return $"{fact.Name}{value}{date}{source}";
    }

    private static string Count(int number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{(number == 0 ? "no" : number.ToString(CultureInfo.InvariantCulture))} {(number == 1 ? one : many)}");
}
