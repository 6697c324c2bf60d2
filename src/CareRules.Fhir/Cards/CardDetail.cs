using System.Text;
using CareRules.Explanations;
using CareRules.Fhir.Output;

namespace CareRules.Fhir.Cards;

/// <summary>The detail of a card as GitHub-flavoured Markdown: bold text, lists and links to the evidence are ours, everything else is escaped.</summary>
internal static class CardDetail
{
    public static string Of(Recommendation recommendation, EvaluationResult result)
    {
        StringBuilder text = new();
        text.Append("**").Append(MarkdownText.Escape(recommendation.Text)).Append("**\n");
        if (recommendation.Why is { } why)
        {
            text.Append('\n').Append(MarkdownText.Escape(why)).Append('\n');
        }

        text.Append('\n');
        Item(text, "Do", OutputWords.Proposed(recommendation, result));
        foreach (RuleReason reason in recommendation.Reasons)
        {
            Item(text, "Says", $"{reason.Title}: {reason.Text}");
        }

        foreach (string then in OutputWords.Consequences(recommendation))
        {
            Item(text, "Then", then);
        }

        foreach (string fact in recommendation.Facts.Select(OutputWords.Fact).Distinct())
        {
            Item(text, "Because of", fact);
        }

        foreach (Citation citation in recommendation.Evidence)
        {
            // Words of a pack never stand between brackets: `[x]` would be a box to tick.
            Item(text, WebAddress.Of(citation.Url) is { } url ? $"[Source]({url})" : "Source", OutputWords.Citation(citation));
        }

        Item(text, "Who", OutputWords.WhoAndWhen(recommendation));
        string unsigned = result.Packs.FirstOrDefault(p => string.Equals(p.Id, recommendation.Pack, StringComparison.Ordinal)) is { IsSignedOff: false } ? ", not signed off" : "";
        Item(text, "Rule", $"{recommendation.Pack}/{string.Join(", ", recommendation.Rules)}{unsigned}");
        return text.ToString();
    }

    /// <summary>A list of sentences.</summary>
    public static string List(IEnumerable<string> lines) => string.Concat(lines.Select(static line => $"- {MarkdownText.Escape(line)}\n"));

    private static void Item(StringBuilder text, string label, string? words)
    {
        if (!string.IsNullOrEmpty(words))
        {
            text.Append("- ").Append(label).Append(": ").Append(MarkdownText.Escape(words)).Append('\n');
        }
    }
}
