using System.Globalization;
using System.Text;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules;

/// <summary>A result as Markdown: the same sentences as the text, escaped.</summary>
internal static class ResultMarkdownWriter
{
    public static string Write(EvaluationResult result)
    {
        StringBuilder text = new();
        Line(text, $"# {MarkdownText.Escape(ResultPhrases.Patient(result))} on {PartialDate.Of(result.AsOf)}");
        text.Append('\n');
        Line(text, MarkdownText.Escape(PlainText.Sentence(ResultPhrases.Summary(result))));
        PageWords words = new(result);
        Recommendation[] singly = [.. result.Recommendations.Where(static r => !CarePhrases.IsDueCheck(r))];
        for (int i = 0; i < singly.Length; i++)
        {
            WriteRecommendation(text, i + 1, singly[i], words);
        }

        WriteList(text, "Low: checks that are due", result.Recommendations.Where(CarePhrases.IsDueCheck).Select(CarePhrases.DueCheck));
        WriteList(text, "Not shown", ResultPhrases.Suppressed(result));
        WriteList(text, "Targets", result.Targets.SelectMany(t => CarePhrases.Target(t, words)));
        WriteList(text, "Other reviews", CarePhrases.OtherReviews(result, words));
        WriteList(text, "Not decided", result.Gaps.Select(ResultPhrases.Gap));
        WriteList(text, "Find out first", result.FindOutFirst.Select(ResultPhrases.FindOut));
        WriteList(text, "Failed", result.Failures.Select(ResultPhrases.Failure));
        WriteList(text, "Notices", result.Notices.Select(ResultPhrases.Notice));
        WriteList(text, "One plan", CarePhrases.Plan(result, words));
        WriteList(text, "For the patient and carer", CarePhrases.ForPatient(result));
        WriteList(text, "Completeness", ResultPhrases.Footer(result));
        return text.ToString();
    }

    private static void WriteRecommendation(StringBuilder text, int number, Recommendation recommendation, PageWords words)
    {
        text.Append('\n');
        Line(text, string.Create(CultureInfo.InvariantCulture, $"## {number}. {PlainText.Sentence(KebabNames.Of(recommendation.Severity))}: {MarkdownText.Escape(recommendation.Title)}"));
        text.Append('\n');
        Line(text, $"**{MarkdownText.Escape(recommendation.Text)}**");
        text.Append('\n');
        if (ResultPhrases.Actions(recommendation, words) is { } actions)
        {
            Item(text, "Do", MarkdownText.Escape(actions));
        }

        if (recommendation.Why is { } why)
        {
            Item(text, "Why", MarkdownText.Escape(why));
        }

        foreach (string reason in CarePhrases.Reasons(recommendation))
        {
            Item(text, "Says", MarkdownText.Escape(reason));
        }

        foreach (string then in CarePhrases.Consequences(recommendation))
        {
            Item(text, "Then", MarkdownText.Escape(then));
        }

        foreach (string fact in ResultPhrases.Facts(recommendation))
        {
            Item(text, "Fact", MarkdownText.Escape(fact));
        }

        foreach (Citation citation in recommendation.Evidence)
        {
            Item(text, "Source", Source(citation));
        }

        if (ResultPhrases.WhoAndWhen(recommendation) is { } who)
        {
            Item(text, "Who", MarkdownText.Escape(who));
        }

        Item(text, "Rule", MarkdownText.Escape($"{recommendation.Pack}/{string.Join(", ", recommendation.Rules)}"));
    }

    private static string Source(Citation citation)
    {
        string words = MarkdownText.Escape(ResultPhrases.Citation(citation));
        return citation.Url is null ? words : $"{words} {MarkdownText.Link(citation.Url) ?? MarkdownText.Escape(citation.Url)}";
    }

    private static void WriteList(StringBuilder text, string heading, IEnumerable<string> items)
    {
        string[] lines = [.. items];
        if (lines.Length == 0)
        {
            return;
        }

        text.Append('\n');
        Line(text, $"## {heading}");
        text.Append('\n');
        foreach (string line in lines)
        {
            Line(text, $"- {MarkdownText.Escape(line)}");
        }
    }

    private static void Item(StringBuilder text, string label, string escaped) => Line(text, $"- {label}: {escaped}");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
