using CareRules.Tests.Support;

namespace CareRules.Tests.Architecture;

/// <summary>A fenced block of a page, with where it stands.</summary>
internal sealed record DocBlock(string Page, int Line, string Language, string Text)
{
    private const string FileMark = "# file: ";

    public string Place => $"{Page}:{Line}";

    /// <summary>The file that the block says it is (<c># file: pack.yaml</c> on its first line); null for a fragment.</summary>
    public string? File => Text.StartsWith(FileMark, StringComparison.Ordinal) ? Text[FileMark.Length..Text.IndexOf('\n', StringComparison.Ordinal)].Trim() : null;

    /// <summary>The blocks of the README, of the contributor's pages and of docs, those of the diagnostics apart: their samples are checked one by one.</summary>
    public static IReadOnlyList<DocBlock> All { get; } = [.. Pages().SelectMany(Of)];

    /// <summary>The blocks of the pages on diagnostics, one page a code.</summary>
    public static IReadOnlyList<DocBlock> Diagnostics { get; } = [.. RepositoryRoot.Files("docs/diagnostics", "CR*.md").SelectMany(Of)];

    public static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(RepositoryRoot.Path, "*.md").Order(StringComparer.Ordinal)
            .Concat(RepositoryRoot.Files("docs", "*.md").Where(static p => !RepositoryRoot.Relative(p).StartsWith("docs/diagnostics/", StringComparison.Ordinal)));

    private static IEnumerable<DocBlock> Of(string path)
    {
        string page = RepositoryRoot.Relative(path);
        string[] lines = System.IO.File.ReadAllText(path).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            int start = i;
            string language = lines[i][3..].Trim();
            while (++i < lines.Length && !lines[i].StartsWith("```", StringComparison.Ordinal))
            {
            }

            yield return new DocBlock(page, start + 1, language, string.Join('\n', lines[(start + 1)..Math.Min(i, lines.Length)]) + "\n");
        }
    }
}
