using System.Collections.Immutable;

namespace CareRules.Tool.Packs;

/// <summary>Finds the file that a diagnostic speaks of: its path is inside a pack, the author's editor wants the whole one.</summary>
internal sealed class PackFolders(ImmutableArray<string> folders)
{
    /// <summary>The path from where the tool was started; the path inside the pack when several packs, or none, have such a file.</summary>
    public string PathOf(SourceLocation location) => FileOf(location) ?? location.Path;

    /// <summary>The line that a diagnostic speaks of; null when it cannot be told which file that is.</summary>
    public string? LineOf(SourceLocation location)
    {
        if (FileOf(location) is not { } file)
        {
            return null;
        }

        string[] lines = File.ReadAllText(file).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        return location.Line <= lines.Length ? lines[location.Line - 1].TrimStart('\uFEFF') : null;
    }

    private string? FileOf(SourceLocation location)
    {
        string[] files = [.. folders.Select(f => Path.Combine(f, location.Path).Replace('\\', '/')).Where(File.Exists)];
        return files is [var file] ? file : null;
    }
}
