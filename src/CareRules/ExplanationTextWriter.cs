using CareRules.Explanations;

namespace CareRules;

/// <summary>An explanation as text: the outcome, the tree, what is missing and what would change it.</summary>
internal static class ExplanationTextWriter
{
    private const string Item = "  - ";

    public static string Write(Explanation explanation, bool full)
    {
        TextLayout text = new();
        text.Paragraph("", explanation.Title);
        text.Paragraph("", $"[{explanation.Pack}/{explanation.Rule}]");
        text.Blank();
        text.Paragraph("", ExplanationPhrases.Headline(explanation));
        List(text, "Note", explanation.Notes);
        text.Blank();
        text.Paragraph("", ExplanationPhrases.Why(explanation) + ":");
        Node(text, full ? explanation.Whole : explanation.Decisive, 1, full);
        List(text, "Missing", ExplanationPhrases.Missing(explanation));
        List(text, "To settle it, find out", ExplanationPhrases.Settled(explanation));
        foreach ((string heading, IEnumerable<string> lines) in ExplanationPhrases.Changes(explanation))
        {
            List(text, heading, lines);
        }

        return text.ToString();
    }

    private static void Node(TextLayout text, ExplanationNode node, int depth, bool full)
    {
        string indent = new(' ', depth * 2);
        string lead = $"{indent}[{ExplanationPhrases.Word(node.Truth)}] ";
        string hang = $"{indent}      ";
        text.Paragraph(lead.PadRight(hang.Length), hang, ExplanationPhrases.Line(node));
        foreach (string note in node.Notes)
        {
            text.Paragraph($"{hang}note: ", hang, note);
        }

        if (full)
        {
            text.Paragraph(hang, $"({node.At})");
        }

        foreach (ExplanationNode child in node.Children)
        {
            Node(text, child, depth + 1, full);
        }
    }

    private static void List(TextLayout text, string heading, IEnumerable<string> lines)
    {
        bool first = true;
        foreach (string line in lines)
        {
            if (first)
            {
                text.Blank();
                text.Paragraph("", heading + ":");
                first = false;
            }

            text.Paragraph(Item, line);
        }
    }
}
