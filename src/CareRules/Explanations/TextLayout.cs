using System.Text;

namespace CareRules.Explanations;

/// <summary>Lays text out in lines of at most about a hundred characters, with LF, indented under what they belong to.</summary>
internal sealed class TextLayout
{
    private const int Width = 100;
    private readonly StringBuilder text = new();

    public void Blank() => text.Append('\n');

    /// <summary>A paragraph that begins with <paramref name="lead"/>; the following lines stand under its text.</summary>
    public void Paragraph(string lead, string words) => Paragraph(lead, new string(' ', lead.Length), words);

    public void Paragraph(string lead, string hang, string words)
    {
        int used = lead.Length;
        text.Append(lead);
        bool first = true;
        foreach (string word in PlainText.OneLine(words).Split(' '))
        {
            if (!first && used + 1 + word.Length > Width)
            {
                text.Append('\n').Append(hang);
                used = hang.Length;
                first = true;
            }

            text.Append(first ? "" : " ").Append(word);
            used += word.Length + (first ? 0 : 1);
            first = false;
        }

        text.Append('\n');
    }

    public override string ToString() => text.ToString();
}
