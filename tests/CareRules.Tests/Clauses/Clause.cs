using System.Text.RegularExpressions;
using CareRules.Tests.Support;

namespace CareRules.Tests.Clauses;

/// <summary>One numbered sentence of the user's reference: what the engine promises.</summary>
internal sealed partial record Clause(string Number, string Page, int Line, string Text)
{
    public const string Folder = "docs/language";

    public static IReadOnlyList<Clause> All { get; } = [.. RepositoryRoot.Files(Folder, "*.md").SelectMany(Of)];

    public int Chapter => int.Parse(Number.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);

    public int Position => int.Parse(Number.Split('.')[1], System.Globalization.CultureInfo.InvariantCulture);

    public string Place => $"{Page}:{Line}";

    private static IEnumerable<Clause> Of(string path)
    {
        string page = RepositoryRoot.Relative(path);
        string[] lines = File.ReadAllLines(path);
        for (int i = 0; i < lines.Length; i++)
        {
            if (Start().Match(lines[i]) is { Success: true } match)
            {
                yield return new Clause(match.Groups[1].Value, page, i + 1, match.Groups[2].Value);
            }
        }
    }

    [GeneratedRegex(@"^\*\*([0-9]+\.[0-9]+)\*\* (.+)$")]
    private static partial Regex Start();
}
