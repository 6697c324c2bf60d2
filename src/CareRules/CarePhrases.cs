using System.Collections.Immutable;
using System.Globalization;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules;

/// <summary>The sentences for what several rules make together: targets, reviews and the one plan.</summary>
internal static class CarePhrases
{
    /// <summary>What each of several rules says by itself.</summary>
    public static ImmutableArray<string> Reasons(Recommendation recommendation) =>
        [.. recommendation.Reasons.Select(static r => $"{r.Title}{(r.Severity is { } severity ? $" ({KebabNames.Of(severity)})" : "")}: {r.Text} [{r.Rule ?? r.Goal ?? "goal"}]")];

    /// <summary>What following the advice would bring up, and what else it would settle.</summary>
    public static IEnumerable<string> Consequences(Recommendation recommendation) =>
    [
        .. recommendation.WouldRaise.Select(static r => $"Would raise: {r.Title} ({KebabNames.Of(r.Severity ?? Severity.Info)}) [{r.Rule}]"),
        .. recommendation.WouldSettle.Select(static r => $"Would also settle: {r.Title} ({KebabNames.Of(r.Severity ?? Severity.Info)}) [{r.Rule}]"),
    ];

    /// <summary>The visits with who and which tests beforehand, how many visits they replace, and the proposed discussion.</summary>
    public static IEnumerable<string> Plan(EvaluationResult result, PageWords words)
    {
        if (result.Plan is not { } plan)
        {
            yield break;
        }

        foreach (Recommendation conflict in result.Recommendations.Where(IsConflict))
        {
            yield return $"To decide with the patient: {conflict.Title}. {string.Join(" Against: ", conflict.Reasons.Select(static r => $"{r.Title}: {r.Text} [{r.Rule ?? r.Goal ?? "goal"}]"))}";
        }

        for (int i = 0; i < plan.Visits.Length; i++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Visit {i + 1}, {Visit(plan.Visits[i], result.AsOf, words)}");
        }

        if (plan.ReplacesVisits > plan.Visits.Length)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Replaces {plan.ReplacesVisits} single-disease visits by {plan.Visits.Length}.");
        }

        if (plan.MdtNeeded)
        {
            string who = plan.MdtWho.IsEmpty ? "" : $" with {WordList.And(PageWords.Roles(plan.MdtWho))}";
            yield return $"Discuss in the multidisciplinary team{who}: {WhyDiscuss(result)}.";
        }

        // Where no pack knows a role, nobody asks who has one.
        if (words.KnowsRoles || !plan.CareTeam.IsEmpty)
        {
            yield return Named(plan);
        }
    }

    public static bool IsConflict(Recommendation one) => one.Kind is RecommendationKind.ActionConflict or RecommendationKind.TargetConflict;

    /// <summary>Why professions should meet, in a clause.</summary>
    public static string WhyDiscuss(EvaluationResult result) =>
        result.Recommendations.Any(IsConflict)
            ? "conflicts are open"
            : "what is to be done falls to several professions";

    /// <summary>Who is named, that nobody is, or that the record does not say.</summary>
    public static string Named(VisitPlan plan) =>
        !plan.IsCareTeamKnown ? "Named clinician: not known, the care team was not supplied."
        : plan.CareTeam.IsEmpty ? "Named clinician: nobody is named, and no co-ordinator."
        : plan.CareTeam.All(static m => m.Role is null) ? $"Named clinician: nobody is named as that; in the care team: {WordList.And([.. plan.CareTeam.Select(Person)])}."
        : $"Named: {WordList.And([.. plan.CareTeam.Select(Person)])}.";

    /// <summary>What the patient and carer are told, in the author's words: once each, in the order of the recommendations.</summary>
    public static ImmutableArray<string> ForPatient(EvaluationResult result, string? language = null) =>
    [
        .. result.Recommendations.Where(static r => !r.PatientText.IsEmpty)
            .Select(r => LanguageChoice.Of(r.PatientText.Keys, language ?? "en") is { } found ? r.PatientText[found] : r.PatientText.Values.First())
            .Distinct(StringComparer.Ordinal),
    ];

    private static string Person(CareTeamMember member) => member.Name is { } name ? $"{name} ({member.Title})" : member.Title;

    /// <summary>A line for the measure, and one for each side where there are several.</summary>
    public static IEnumerable<string> Target(MeasureTarget target, PageWords words)
    {
        string measure = words.Concept(target.Measure);
        string current = target.Current is { } value ? $"; latest {words.Value(target.Measure, value)}{(target.CurrentDate is { } on ? $" on {on}" : "")}" : "";
        string aim = target.Effective is { } effective ? $" {UnitText.In(effective)}" : "";
        string resolved = target.Because is { } because ? $" Preferred: {Prefers(target)}: {because}" : "";
        yield return $"{measure}{aim}: {Status(target.Status)}{current}.{resolved}";
        if (target.From.Length > 1 || target.Effective is null || !target.Outweighed.IsEmpty)
        {
            foreach (RuleReason side in target.From)
            {
                string name = side.Rule ?? side.Goal ?? "goal";
                string outweighed = target.Outweighed.Contains(name, StringComparer.Ordinal) ? " (outweighed)" : "";
                string evidence = side.Evidence.IsEmpty ? "" : $"; {string.Join("; ", side.Evidence.Select(ResultPhrases.Citation))}";
                yield return $"{measure}, {side.Title} [{name}]: {UnitText.In(side.Aim ?? "an aim that cannot be read")}{outweighed}{evidence}";
            }
        }
    }

    /// <summary>Where a check stands that no recommendation speaks of.</summary>
    public static string Review(ReviewDue review, PageWords words)
    {
        string last = review.Last is { } date ? $"last {date}" : "none known";
        string due = review.Due is { } day ? $", due {Day(day)}" : "";
        string days = review.OverdueDays is > 0 and int late ? $" by {LateText.Of(late)}" : "";
        string booked = review.Booked is { } on ? $", booked {on}" : "";
        string who = review.Responsible.IsEmpty ? "" : $"; {WordList.And(PageWords.Roles(review.Responsible))}";
        string rules = review.Rules.IsEmpty ? "" : $" [{string.Join(", ", review.Rules)}]";
        return $"{words.Concept(review.Check)}: {Status(review.Status)}{days}; {last}{due}{booked}{who}{rules}";
    }

    /// <summary>A check that is due, and not late: one line, since many of them together are one visit.</summary>
    public static bool IsDueCheck(Recommendation recommendation) =>
        recommendation.Severity == Severity.Low && IsCheck(recommendation);

    /// <summary>A check that the engine found due, or overdue.</summary>
    public static bool IsCheck(Recommendation recommendation) =>
        recommendation.Kind == RecommendationKind.Review && recommendation.Id.StartsWith(CareRecommendations.ReviewId(""), StringComparison.Ordinal);

    public static string DueCheck(Recommendation check) =>
        $"{check.Text}{(ResultPhrases.WhoAndWhen(check) is { } who ? $" {PlainText.Sentence(who)}." : "")} [{string.Join(", ", check.Rules)}]";

    /// <summary>The checks that no recommendation speaks of already.</summary>
    public static IEnumerable<string> OtherReviews(EvaluationResult result, PageWords words)
    {
        HashSet<string> said = [.. result.Recommendations.Select(static r => r.Id)];
        return result.Reviews.Where(r => !said.Contains(CareRecommendations.ReviewId(r.Check))).Select(r => Review(r, words));
    }

    private static string Visit(PlannedVisit visit, DateOnly asOf, PageWords words)
    {
        string when = visit.By is not { } by ? $"from {Day(visit.From)}"
            : by != visit.From ? $"from {Day(visit.From)} to {Day(by)}"
            : by == asOf ? "now" : $"on {Day(by)}";
        string who = visit.Who.IsEmpty ? "" : $"; with {WordList.And(PageWords.Roles(visit.Who))}";
        bool onlyTests = visit.TestsBefore.Length > 1 && visit.TestsBefore.Length == visit.Checks.Length;
        string tests = visit.TestsBefore.IsEmpty ? "" : onlyTests ? "; take all of these tests beforehand" : $"; tests beforehand: {WordList.And(words.Concepts(visit.TestsBefore))}";
        return $"{when}: {WordList.And(words.Concepts(visit.Checks))}{who}{tests} [{string.Join(", ", visit.Rules)}]";
    }

    private static string Prefers(MeasureTarget target) => target.Prefer switch
    {
        "rule" => target.PreferredRule ?? "a rule",
        "strictest" => "the strictest",
        "most-lenient" => "the most lenient",
        "agreed" => "what was agreed with the patient",
        _ => "to be agreed with the patient",
    };

    public static string Status(TargetStatus status) => status switch
    {
        TargetStatus.NotMet => "not met",
        TargetStatus.Conflict => "the aims differ",
        TargetStatus.Individualise => "to be agreed with the patient",
        TargetStatus.Unknown => "not known",
        _ => "met",
    };

    private static string Status(ReviewStatus status) => status switch
    {
        ReviewStatus.NotDue => "not due",
        ReviewStatus.Unknown => "not known",
        _ => KebabNames.Of(status),
    };

    private static string Day(DateOnly day) => PartialDate.Of(day).ToString();
}
