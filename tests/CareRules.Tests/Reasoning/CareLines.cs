using System.Globalization;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules.Tests.Reasoning;

/// <summary>What rules make together, a line each and by id: so that an expectation written by hand does not depend on how it is put into words.</summary>
internal static class CareLines
{
    public static IEnumerable<string> Target(MeasureTarget target)
    {
        string current = target.Current is { } value ? $"; latest {QuantityText.Of(value)}{(target.CurrentDate is { } on ? $" on {on}" : "")}" : "";
        string aim = target.Effective is { } effective ? $" {effective}" : "";
        string resolved = target.Because is { } because ? $" Preferred: {target.PreferredRule ?? target.Prefer}: {because}" : "";
        yield return $"{target.Measure}{aim}: {CarePhrases.Status(target.Status)}{current}.{resolved}";
        if (target.From.Length > 1 || target.Effective is null || !target.Outweighed.IsEmpty)
        {
            foreach (RuleReason side in target.From)
            {
                string name = side.Rule ?? side.Goal ?? "goal";
                string outweighed = target.Outweighed.Contains(name) ? " (outweighed)" : "";
                string evidence = side.Evidence.IsEmpty ? "" : $"; {string.Join("; ", side.Evidence.Select(ResultPhrases.Citation))}";
                yield return $"{target.Measure}, {side.Title} [{name}]: {side.Aim ?? "an aim that cannot be read"}{outweighed}{evidence}";
            }
        }
    }

    public static IEnumerable<string> ReviewsPlanAndGaps(EvaluationResult result) =>
    [
        "reviews",
        .. result.Reviews.Select(static r => $"  {Review(r)}"),
        "plan",
        .. Plan(result.Plan!).Select(static p => $"  {p}"),
        "gaps",
        .. result.Gaps.Select(static g => $"  {g.Missing}: {g.Reason}"),
    ];

    public static string Review(ReviewDue review)
    {
        string status = review.Status switch { ReviewStatus.NotDue => "not due", ReviewStatus.Unknown => "not known", _ => KebabNames.Of(review.Status) };
        string last = review.Last is { } date ? $"last {date}" : "none known";
        string due = review.Due is { } day ? $", due {Day(day)}" : "";
        string days = review.OverdueDays is > 0 and int late ? string.Create(CultureInfo.InvariantCulture, $" by {late} {(late == 1 ? "day" : "days")}") : "";
        string booked = review.Booked is { } on ? $", booked {on}" : "";
        string who = review.Responsible.IsEmpty ? "" : $"; {string.Join(", ", review.Responsible)}";
        string rules = review.Rules.IsEmpty ? "" : $" ({string.Join(", ", review.Rules)})";
        return $"{review.Check}: {status}{days}; {last}{due}{booked}{who}{rules}";
    }

    public static IEnumerable<string> Plan(VisitPlan plan)
    {
        for (int i = 0; i < plan.Visits.Length; i++)
        {
            PlannedVisit visit = plan.Visits[i];
            string when = visit.By is not { } by ? $"from {Day(visit.From)}" : by == visit.From ? $"on {Day(by)}" : $"from {Day(visit.From)} to {Day(by)}";
            string who = visit.Who.IsEmpty ? "" : $"; with {WordList.And(visit.Who)}";
            string tests = visit.TestsBefore.IsEmpty ? "" : $"; tests beforehand: {WordList.And(visit.TestsBefore)}";
            yield return string.Create(CultureInfo.InvariantCulture, $"Visit {i + 1}, {when}: {WordList.And(visit.Checks)}{who}{tests} ({string.Join(", ", visit.Rules)})");
        }

        if (plan.ReplacesVisits > plan.Visits.Length)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Replaces {plan.ReplacesVisits} single-disease visits by {plan.Visits.Length}.");
        }

        if (plan.MdtNeeded)
        {
            yield return $"Discuss in the multidisciplinary team{(plan.MdtWho.IsEmpty ? "" : $" with {WordList.And(plan.MdtWho)}")}: {plan.MdtBecause}.";
        }

        yield return CarePhrases.Named(plan);
    }

    private static string Day(DateOnly day) => PartialDate.Of(day).ToString();
}
