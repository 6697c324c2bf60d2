using System.Collections.Immutable;
using System.Text;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules;

/// <summary>A what-if as text and as Markdown: what is new first.</summary>
internal static class WhatIfTextWriter
{
    public static string Write(WhatIfResult result)
    {
        TextLayout text = new();
        text.Paragraph("", Headline(result));
        foreach ((string heading, ImmutableArray<WhatIfDifference> differences) in Groups(result))
        {
            if (differences.IsEmpty)
            {
                continue;
            }

            text.Blank();
            text.Paragraph("", heading + ":");
            foreach (WhatIfDifference difference in differences)
            {
                text.Paragraph("  - ", $"{KebabNames.Of(difference.Recommendation.Severity).ToUpperInvariant()}: {difference.Recommendation.Title}");
                text.Paragraph("    ", difference.Recommendation.Text);
                foreach (string reason in difference.Reasons)
                {
                    text.Paragraph("    * ", reason);
                }
            }
        }

        return text.ToString();
    }

    public static string WriteMarkdown(WhatIfResult result)
    {
        StringBuilder text = new();
        text.Append("# ").Append(MarkdownText.Escape(Headline(result))).Append('\n');
        foreach ((string heading, ImmutableArray<WhatIfDifference> differences) in Groups(result))
        {
            if (differences.IsEmpty)
            {
                continue;
            }

            text.Append("\n## ").Append(heading).Append("\n\n");
            foreach (WhatIfDifference difference in differences)
            {
                text.Append("- **").Append(KebabNames.Of(difference.Recommendation.Severity)).Append(": ").Append(MarkdownText.Escape(difference.Recommendation.Title)).Append("** ")
                    .Append(MarkdownText.Escape(difference.Recommendation.Text)).Append('\n');
                foreach (string reason in difference.Reasons)
                {
                    text.Append("  - ").Append(MarkdownText.Escape(reason)).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static string Headline(WhatIfResult result) =>
        $"{ResultPhrases.Patient(result.Before)} on {PartialDate.Of(result.Before.AsOf)}, what if: "
        + (result.New.IsEmpty && result.Resolved.IsEmpty && result.Worsened.IsEmpty
            ? "nothing changes."
            : $"{QuantityText.Number(result.New.Length)} new, {QuantityText.Number(result.Worsened.Length)} worsened, {QuantityText.Number(result.Resolved.Length)} resolved, {QuantityText.Number(result.Unchanged.Length)} unchanged.");

    private static IEnumerable<(string Heading, ImmutableArray<WhatIfDifference> Differences)> Groups(WhatIfResult result) =>
        [("New", result.New), ("Worsened", result.Worsened), ("Resolved", result.Resolved), ("Unchanged", result.Unchanged)];
}
