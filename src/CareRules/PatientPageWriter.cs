using System.Collections.Immutable;
using System.Globalization;
using CareRules.Explanations;

namespace CareRules;

/// <summary>A result as one page for the patient and carer, in plain words: who to call, what happens when, what to do and to watch for. No code, no rule, no grade.</summary>
internal static class PatientPageWriter
{
    public static string Write(EvaluationResult result, string? language)
    {
        PageFrame page = new("Your care plan", "patient");
        PageWords words = new(result);
        page.Paragraph($"Made on {PageWords.Day(result.AsOf)}", "soft");
        if (result.NotEvaluated is not null)
        {
            return page.Paragraph("No plan was made. Please speak with the practice.").End();
        }

        page.Paragraph("This page brings together what your different conditions need. Please go through it with the person who looks after your care, and say what matters most to you.", "lead");
        Contact(page, result.Plan!);
        Visits(page, result, words);
        Advice(page, result, language);
        Decisions(page, result, words);
        Aims(page, result, words);
        page.List("Always", ["Do not stop or change a medicine by yourself. Ask your doctor or pharmacist first.", "If you suddenly feel very unwell, call the emergency number. Do not wait for a visit."]);
        page.Raw("<footer class=\"soft\">\n");
        if (result.Packs.Any(static p => !p.IsSignedOff))
        {
            page.Paragraph("The rules behind this page have not yet been approved by a clinical safety officer. It is a draft for you and your clinician to talk about.");
        }

        return page.Raw("</footer>\n").End();
    }

    private static void Contact(PageFrame page, VisitPlan plan)
    {
        ImmutableArray<string> named = [.. plan.CareTeam.Where(static m => m.Role is not null).Select(static m => m.Name is { } name ? $"{name}, your {m.Title}" : $"your {m.Title}")];
        page.List("Who looks after your care",
        [
            named.Length > 0 ? $"{PlainText.Sentence(WordList.And(named))}."
            : plan.IsCareTeamKnown ? "Nobody is named yet as the one person who knows all of your care. Please ask who that will be, and how to reach them."
            : "We could not see who is named to look after your care. Please ask who that is, and how to reach them.",
        ]);
    }

    private static void Visits(PageFrame page, EvaluationResult result, PageWords words)
    {
        VisitPlan plan = result.Plan!;
        page.List("Your visits in the coming year", plan.Visits.IsEmpty ? ["No visit falls due in the coming year."] : plan.Visits.Select((v, i) => Visit(v, i + 1, result.AsOf, words)));
        if (plan.ReplacesVisits > plan.Visits.Length)
        {
            page.Paragraph(string.Create(CultureInfo.InvariantCulture, $"This saves you {plan.ReplacesVisits - plan.Visits.Length} {(plan.ReplacesVisits - plan.Visits.Length == 1 ? "visit" : "visits")}: what is done together replaces {plan.ReplacesVisits} visits for one condition each."));
        }

        string[] booked = [.. result.Reviews.Select(static r => r.Booked).OfType<Clinical.PartialDate>().Select(PageWords.Date).Distinct(StringComparer.Ordinal)];
        if (booked.Length > 0)
        {
            page.Paragraph($"Already booked: {WordList.And(booked)}.");
        }
    }

    private static string Visit(PlannedVisit visit, int number, DateOnly asOf, PageWords words)
    {
        string who = visit.Who.IsEmpty ? "" : $" You will see or speak with: {WordList.And(PageWords.Roles(visit.Who))}.";
        string tests = visit.TestsBefore.IsEmpty ? "" : $" Please have these measured some days before: {WordList.And(words.Concepts(visit.TestsBefore))}.";
        string[] others = [.. words.Concepts(visit.Checks.Except(visit.TestsBefore, StringComparer.Ordinal))];
        string what = others.Length == 0 ? "to talk about your results" : $"for {WordList.And(others)}{(visit.TestsBefore.IsEmpty ? "" : ", and to talk about your results")}";
        return string.Create(CultureInfo.InvariantCulture, $"Visit {number}, {(visit.By == asOf ? "as soon as you can" : PageWords.When(visit, asOf))}: {what}.{who}{tests}");
    }

    private static void Advice(PageFrame page, EvaluationResult result, string? language)
    {
        ImmutableArray<string> told = CarePhrases.ForPatient(result, language);
        page.List("What you can do and watch for", told);
        int more = result.Recommendations.Count(static r => r.PatientText.IsEmpty && r.Severity >= Severity.Moderate && r.Kind == RecommendationKind.Interaction);
        if (more > 0)
        {
            page.Paragraph(more == 1
                ? "Your clinician would also like to go through one more point about your medicines with you."
                : string.Create(CultureInfo.InvariantCulture, $"Your clinician would also like to go through {more} more points about your medicines with you."));
        }
    }

    private static void Decisions(PageFrame page, EvaluationResult result, PageWords words)
    {
        IEnumerable<string> open = result.Recommendations.Where(CarePhrases.IsConflict)
            .Select(r => $"{words.Concept(r.Id[CareRecommendations.ConflictId("").Length..])}: the advice for your different conditions does not agree. What you prefer matters here.");
        page.List("What we would like to decide with you", open.Select(PlainText.Sentence));
    }

    private static void Aims(PageFrame page, EvaluationResult result, PageWords words) => page.List("Your aims", result.Targets
        .Where(static t => t.Status is TargetStatus.Met or TargetStatus.NotMet or TargetStatus.Individualise || (t.Status == TargetStatus.Unknown && t.Effective is not null))
        .Select(t =>
        {
            string latest = t.Current is { } value ? $" Your last value was {words.Value(t.Measure, value)}{(t.CurrentDate is { } on ? $" on {PageWords.Date(on)}" : "")}." : "";
            string aim = t.Effective is { } effective ? $"the aim is {PageWords.Aim(effective)}." : "there is no one right number. We would like to agree it with you.";
            return $"{PlainText.Sentence(words.Concept(t.Measure))}: {aim}{latest}";
        }));
}
