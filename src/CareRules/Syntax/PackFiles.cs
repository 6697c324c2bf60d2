using System.Collections.Immutable;

namespace CareRules.Syntax;

/// <summary>The files of one pack by path (forward slashes, from the pack's folder); already read, confined and capped.</summary>
internal sealed record PackFiles(string Name, string Digest, ImmutableSortedDictionary<string, string> Files)
{
    public static readonly PackFiles None = new("", "", ImmutableSortedDictionary<string, string>.Empty);

    public const string PackFile = "pack.yaml";

    /// <summary>The text of a file; null when the pack has none of that path.</summary>
    public string? Find(string path) => Files.GetValueOrDefault(path);

    /// <summary>The rule files in ordinal order of their paths.</summary>
    public IEnumerable<string> RuleFiles => Files.Keys.Where(static p => p.EndsWith(".yaml", StringComparison.Ordinal) && p != PackFile);
}
