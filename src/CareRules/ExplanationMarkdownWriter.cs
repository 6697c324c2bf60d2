using System.Text;
using CareRules.Explanations;

namespace CareRules;

/// <summary>An explanation as Markdown: nested lists, everything escaped.</summary>
internal static class ExplanationMarkdownWriter
{
    public static string Write(Explanation explanation, bool full)
    {
        StringBuilder text = new();
        text.Append("# ").Append(MarkdownText.Escape(explanation.Title)).Append("\n\n");
        text.Append('`').Append(explanation.Pack).Append('/').Append(explanation.Rule).Append("`\n\n");
        text.Append("**").Append(MarkdownText.Escape(ExplanationPhrases.Headline(explanation))).Append("**\n");
        List(text, "Note", explanation.Notes);
        text.Append("\n## ").Append(ExplanationPhrases.Why(explanation)).Append("\n\n");
        Node(text, full ? explanation.Whole : explanation.Decisive, 0, full);
        List(text, "Missing", ExplanationPhrases.Missing(explanation));
        List(text, "To settle it, find out", ExplanationPhrases.Settled(explanation));
        foreach ((string heading, IEnumerable<string> lines) in ExplanationPhrases.Changes(explanation))
        {
            List(text, heading, lines);
        }

        return text.ToString();
    }

    private static void Node(StringBuilder text, ExplanationNode node, int depth, bool full)
    {
        string indent = new(' ', depth * 2);
        text.Append(indent).Append("- **").Append(ExplanationPhrases.Word(node.Truth)).Append("** ").Append(MarkdownText.Escape(ExplanationPhrases.Line(node)));
        foreach (string note in node.Notes)
        {
            text.Append(" *(").Append(MarkdownText.Escape(note)).Append(")*");
        }

        text.Append(full ? $" — {MarkdownText.Escape(node.At)}\n" : "\n");
        foreach (ExplanationNode child in node.Children)
        {
            Node(text, child, depth + 1, full);
        }
    }

    private static void List(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length == 0)
        {
            return;
        }

        text.Append("\n## ").Append(heading).Append("\n\n");
        foreach (string line in all)
        {
            text.Append("- ").Append(MarkdownText.Escape(line)).Append('\n');
        }
    }
}
