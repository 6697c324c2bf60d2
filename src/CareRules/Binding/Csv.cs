using System.Text;

namespace CareRules.Binding;

/// <summary>Comma-separated values with double quotes, as code lists are published.</summary>
internal static class Csv
{
    /// <summary>The rows with the number of the line on which each begins; empty lines are left out.</summary>
    public static IEnumerable<(int Line, string[] Cells)> Rows(string text)
    {
        List<string> cells = [];
        StringBuilder cell = new();
        bool quoted = false;
        int line = 1;
        int start = 1;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : '\n';
            if (quoted && i < text.Length)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(text[i++]);
                }
                else if (c == '"')
                {
                    quoted = false;
                }
                else
                {
                    line += c == '\n' ? 1 : 0;
                    cell.Append(c);
                }
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c == ',')
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c == '\n')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (cells.Count > 1 || cells[0].Length > 0)
                {
                    yield return (start, [.. cells]);
                }

                cells.Clear();
                line++;
                start = line;
            }
            else
            {
                cell.Append(c);
            }
        }
    }
}
