using System.Collections.Immutable;
using System.Globalization;
using CareRules.Explanations;

namespace CareRules;

/// <summary>A result as one page for the clinician: what to decide, what to do, and beside it the one plan.</summary>
internal static class ClinicianPageWriter
{
    public static string Write(EvaluationResult result)
    {
        PageFrame page = new($"{ResultPhrases.Patient(result)}: one plan, {PageWords.Day(result.AsOf)}", "clinician");
        PageWords words = new(result);
        page.Paragraph(PlainText.Sentence(ResultPhrases.Summary(result)), "lead");
        if (result.NotEvaluated is null)
        {
            page.Raw("<div class=\"two\">\n<div>\n");
            Conflicts(page, result);
            ToDo(page, result);
            page.List("Also", result.Recommendations.Where(static r => IsShort(r)).Select(static r => $"{r.Title}{(ResultPhrases.WhoAndWhen(r) is { } who ? $" ({who})" : "")}"));
            page.List("Not shown", ResultPhrases.Suppressed(result));
            page.Raw("</div>\n<div>\n");
            Plan(page, result, words);
            Targets(page, result, words);
            page.List("Not decided", result.Gaps.Select(g => $"{words.Concept(g.Missing)}: {g.Reason} ({KebabNames.Of(g.Severity)})"));
            page.List("Find out first", result.FindOutFirst.Select(ResultPhrases.FindOut));
            page.List("Failed", result.Failures.Select(ResultPhrases.Failure));
            page.Raw("</div>\n</div>\n");
        }

        page.Raw("<footer class=\"soft\">\n");
        foreach (string line in ResultPhrases.Footer(result))
        {
            page.Paragraph(line);
        }

        return page.Raw("</footer>\n").End();
    }

    private static void Conflicts(PageFrame page, EvaluationResult result)
    {
        Recommendation[] open = [.. result.Recommendations.Where(CarePhrases.IsConflict)];
        if (open.Length == 0)
        {
            return;
        }

        page.Raw("<section>\n<h2>To decide with the patient</h2>\n<ul class=\"items\">\n");
        foreach (Recommendation conflict in open)
        {
            Heading(page, conflict).Paragraph(conflict.Text).Raw("<div class=\"sides\">\n");
            foreach (RuleReason side in conflict.Reasons)
            {
                page.Raw("<div><strong>").Text(side.Title).Raw("</strong><br>").Text(side.Text);
                Small(page, string.Join("; ", side.Evidence.Select(ResultPhrases.Citation).Prepend(side.Rule ?? side.Goal ?? "")));
                page.Raw("</div>\n");
            }

            page.Raw("</div>\n</li>\n");
        }

        page.Raw("</ul>\n</section>\n");
    }

    private static void ToDo(PageFrame page, EvaluationResult result)
    {
        Recommendation[] all = [.. result.Recommendations.Where(static r => !CarePhrases.IsConflict(r) && !CarePhrases.IsCheck(r) && !IsShort(r))];
        if (all.Length == 0)
        {
            return;
        }

        page.Raw("<section>\n<h2>To do</h2>\n<ul class=\"items\">\n");
        foreach (Recommendation one in all)
        {
            Heading(page, one).Paragraph(one.Text);
            Small(page, ResultPhrases.WhoAndWhen(one) is { } who ? $"Who: {who}" : "");
            Small(page, string.Join("; ", one.Reasons.Skip(1).Select(static r => $"also: {r.Title}")));
            Small(page, string.Join("; ", CarePhrases.Consequences(one)));
            Small(page, $"On: {string.Join("; ", ResultPhrases.Facts(one))}", !one.Facts.IsEmpty);
            Small(page, $"Source: {string.Join("; ", one.Evidence.Select(ResultPhrases.Citation))}", !one.Evidence.IsEmpty);
            page.Raw("</li>\n");
        }

        page.Raw("</ul>\n</section>\n");
    }

    private static void Plan(PageFrame page, EvaluationResult result, PageWords words)
    {
        VisitPlan plan = result.Plan!;
        page.Raw("<section>\n<h2>One plan</h2>\n").Paragraph(CarePhrases.Named(plan));
        if (plan.ReplacesVisits > plan.Visits.Length)
        {
            page.Paragraph(string.Create(CultureInfo.InvariantCulture, $"{plan.Visits.Length} {(plan.Visits.Length == 1 ? "visit replaces" : "visits replace")} {plan.ReplacesVisits} single-disease visits."));
        }

        page.Raw("<ol>\n");
        foreach (PlannedVisit visit in plan.Visits)
        {
            page.Raw("<li><strong>").Text(PlainText.Sentence(PageWords.When(visit, result.AsOf))).Raw("</strong>: ")
                .Text(WordList.And([.. visit.Checks.Select(c => Check(c, result, words))]));
            Small(page, visit.Who.IsEmpty ? "" : $"With {WordList.And(PageWords.Roles(visit.Who))}");
            Small(page, visit.TestsBefore.IsEmpty ? "" : $"Tests beforehand: {WordList.And(words.Concepts(visit.TestsBefore))}");
            page.Raw("</li>\n");
        }

        page.Raw("</ol>\n");
        if (plan.Visits.IsEmpty)
        {
            page.Paragraph("Nothing falls due in the coming twelve months.");
        }

        if (plan.MdtNeeded)
        {
            string with = plan.MdtWho.IsEmpty ? "" : $" with {WordList.And(PageWords.Roles(plan.MdtWho))}";
            page.Paragraph($"Discuss in the multidisciplinary team{with}: {CarePhrases.WhyDiscuss(result)}.");
        }

        page.Raw("</section>\n");
    }

    private static void Targets(PageFrame page, EvaluationResult result, PageWords words)
    {
        if (result.Targets.IsEmpty)
        {
            return;
        }

        page.Raw("<section>\n<h2>Targets</h2>\n<ul>\n");
        foreach (MeasureTarget target in result.Targets)
        {
            string latest = target.Current is { } value ? $"; latest {words.Value(target.Measure, value)}{(target.CurrentDate is { } on ? $", {on}" : "")}" : "; no value";
            page.Raw("<li><strong>").Text(words.Concept(target.Measure)).Raw("</strong> ").Text(UnitText.In(target.Effective ?? "")).Raw(" <span class=\"")
                .Raw(target.Status == TargetStatus.Met ? "met" : "open").Raw("\">").Text(CarePhrases.Status(target.Status)).Raw("</span>").Text(latest);
            Small(page, target.Because ?? "");
            page.Raw("</li>\n");
        }

        page.Raw("</ul>\n</section>\n");
    }

    private static string Check(string check, EvaluationResult result, PageWords words)
    {
        ReviewDue? review = result.Reviews.FirstOrDefault(r => string.Equals(r.Check, check, StringComparison.Ordinal));
        return review is { Status: ReviewStatus.Overdue, OverdueDays: { } days }
            ? $"{words.Concept(check)} (overdue by {LateText.Of(days)})"
            : words.Concept(check);
    }

    private static PageFrame Heading(PageFrame page, Recommendation one) => page
        .Raw("<li><span class=\"tag ").Raw(KebabNames.Of(one.Severity)).Raw("\">").Raw(PlainText.Sentence(KebabNames.Of(one.Severity))).Raw("</span><strong>").Text(one.Title).Raw("</strong>\n");

    private static void Small(PageFrame page, string text, bool isShown = true)
    {
        if (isShown && text.Length > 0)
        {
            page.Raw("<div class=\"soft\">").Text(text).Raw("</div>\n");
        }
    }

    private static bool IsShort(Recommendation one) => one.Severity <= Severity.Low && !CarePhrases.IsCheck(one) && !CarePhrases.IsConflict(one);
}
