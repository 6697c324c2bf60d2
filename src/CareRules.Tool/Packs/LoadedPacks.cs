using System.Collections.Immutable;

namespace CareRules.Tool.Packs;

/// <summary>Packs as the tool compiled them: the rules, when there is no error, and everything that was found.</summary>
internal sealed record LoadedPacks(RuleSet? Rules, ImmutableArray<Diagnostic> Diagnostics, PackFolders Folders)
{
    /// <summary>Compiles the packs in the folders, or the bundled one when there are none.</summary>
    public static LoadedPacks Load(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        RulePackSource[] sources = paths.Count == 0 ? [ContentPack.Source] : [.. paths.Select(Source)];
        RuleSet.TryCompile(sources, out RuleSet? rules, out ImmutableArray<Diagnostic> diagnostics, cancellation);
        return new LoadedPacks(rules, diagnostics, new PackFolders([.. paths]));
    }

    /// <summary>The rules; where there are errors they are printed and the command ends.</summary>
    public static RuleSet LoadOrEnd(IReadOnlyList<string> paths, ToolIo io)
    {
        LoadedPacks packs = Load(paths, io.Interrupted);
        if (packs.Rules is { } rules)
        {
            return rules;
        }

        DiagnosticPrinter.Print(io.Error, packs);
        throw new ToolException(ExitStatus.Findings, "The rules have errors; nothing was run.");
    }

    private static RulePackSource Source(string path)
    {
        if (File.Exists(path))
        {
            throw new ToolException(ExitStatus.Usage, $"`{path}` is a file; a pack is named by its folder.");
        }

        return Directory.Exists(path) ? RulePackSource.FromDirectory(path) : throw new ToolException(ExitStatus.Usage, $"There is no folder `{path}`.");
    }
}
