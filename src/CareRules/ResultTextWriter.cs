using System.Globalization;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules;

/// <summary>A result as a busy clinician reads it: the most severe first; what to do, why, on what; then what is not known.</summary>
internal static class ResultTextWriter
{
    public static string Write(EvaluationResult result)
    {
        TextLayout text = new();
        text.Paragraph("", $"{ResultPhrases.Patient(result)} on {PartialDate.Of(result.AsOf)}: {ResultPhrases.Summary(result)}");
        PageWords words = new(result);
        Recommendation[] singly = [.. result.Recommendations.Where(static r => !CarePhrases.IsDueCheck(r))];
        for (int i = 0; i < singly.Length; i++)
        {
            text.Blank();
            WriteRecommendation(text, i + 1, singly[i], words);
        }

        WriteList(text, "Low: checks that are due:", result.Recommendations.Where(CarePhrases.IsDueCheck).Select(CarePhrases.DueCheck));
        WriteList(text, "Not shown:", ResultPhrases.Suppressed(result));
        WriteList(text, "Targets:", result.Targets.SelectMany(t => CarePhrases.Target(t, words)));
        WriteList(text, "Other reviews:", CarePhrases.OtherReviews(result, words));
        WriteList(text, "Not decided:", result.Gaps.Select(ResultPhrases.Gap));
        WriteList(text, "Find out first:", result.FindOutFirst.Select(ResultPhrases.FindOut));
        WriteList(text, "Failed:", result.Failures.Select(ResultPhrases.Failure));
        WriteList(text, "Notices:", result.Notices.Select(ResultPhrases.Notice));
        WriteList(text, "One plan:", CarePhrases.Plan(result, words));
        WriteList(text, "For the patient and carer:", CarePhrases.ForPatient(result));
        text.Blank();
        foreach (string line in ResultPhrases.Footer(result))
        {
            text.Paragraph("", line);
        }

        return text.ToString();
    }

    private static void WriteRecommendation(TextLayout text, int number, Recommendation recommendation, PageWords words)
    {
        text.Paragraph(
            string.Create(CultureInfo.InvariantCulture, $"{number}. "),
            $"{KebabNames.Of(recommendation.Severity).ToUpperInvariant()}: {recommendation.Title}");
        text.Paragraph("   ", recommendation.Text);
        if (ResultPhrases.Actions(recommendation, words) is { } actions)
        {
            Labelled(text, "Do", actions);
        }

        if (recommendation.Why is { } why)
        {
            Labelled(text, "Why", why);
        }

        LabelledList(text, "Says", CarePhrases.Reasons(recommendation));
        LabelledList(text, "Then", [.. CarePhrases.Consequences(recommendation)]);
        LabelledList(text, "Facts", ResultPhrases.Facts(recommendation));
        LabelledList(text, "Source", [.. recommendation.Evidence.Select(static c => c.Url is null ? ResultPhrases.Citation(c) : $"{ResultPhrases.Citation(c)} {c.Url}")]);
        if (ResultPhrases.WhoAndWhen(recommendation) is { } who)
        {
            Labelled(text, "Who", who);
        }

        Labelled(text, "Rule", $"{recommendation.Pack}/{string.Join(", ", recommendation.Rules)}");
    }

    private static void Labelled(TextLayout text, string label, string words) => text.Paragraph(Lead(label), words);

    private static string Lead(string? label) => $"   {(label is null ? "" : label + ":"),-8}";

    private static void LabelledList(TextLayout text, string label, IReadOnlyList<string> items)
    {
        for (int i = 0; i < items.Count; i++)
        {
            text.Paragraph(i == 0 ? Lead(label) : Lead(null), items[i]);
        }
    }

    private static void WriteList(TextLayout text, string heading, IEnumerable<string> items)
    {
        bool first = true;
        foreach (string item in items)
        {
            if (first)
            {
                text.Blank();
                text.Paragraph("", heading);
                first = false;
            }

            text.Paragraph("- ", item);
        }
    }
}
