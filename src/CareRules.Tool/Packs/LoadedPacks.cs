using System.Collections.Immutable;

namespace CareRules.Tool.Packs;

/// <summary>Packs as the tool compiled them: the rules, when there is no error, and everything that was found.</summary>
internal sealed record LoadedPacks(RuleSet? Rules, ImmutableArray<Diagnostic> Diagnostics, PackFolders Folders)
{
    /// <summary>Compiles the packs in the folders, or the bundled one when there are none.</summary>
    public static LoadedPacks Load(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        RuleSet.TryCompile(Sources(paths), out RuleSet? rules, out ImmutableArray<Diagnostic> diagnostics, cancellation);
        return new LoadedPacks(rules, diagnostics, new PackFolders([.. paths]));
    }

    /// <summary>The rules as a host had them when a decision was made; where there are errors they are printed and the command ends.</summary>
    /// <param name="paths">The folders of the packs.</param>
    /// <param name="io">Where findings are printed.</param>
    /// <param name="then">The record of the decision.</param>
    /// <param name="codeMaps">The folder of the host's code maps; null for none.</param>
    public static RuleSet LoadOrEnd(IReadOnlyList<string> paths, ToolIo io, DecisionRecord then, string? codeMaps)
    {
        void AsThen(CareRulesOptions options)
        {
            foreach (RulePackSource source in Sources(paths))
            {
                options.AddPack(source);
            }

            _ = codeMaps is null ? options : options.AddCodeMaps(codeMaps);
            then.ApplyTo(options);
        }

        return RuleSet.TryCompile(AsThen, out RuleSet? rules, out ImmutableArray<Diagnostic> found, io.Interrupted)
            ? rules
            : End(new LoadedPacks(null, found, new PackFolders([.. paths])), io);
    }

    /// <summary>The rules; where there are errors they are printed and the command ends.</summary>
    public static RuleSet LoadOrEnd(IReadOnlyList<string> paths, ToolIo io)
    {
        LoadedPacks packs = Load(paths, io.Interrupted);
        return packs.Rules ?? End(packs, io);
    }

    private static RuleSet End(LoadedPacks packs, ToolIo io)
    {
        DiagnosticPrinter.Print(io.Error, packs);
        throw new ToolException(ExitStatus.Findings, "The rules have errors; nothing was run.");
    }

    private static RulePackSource[] Sources(IReadOnlyList<string> paths) => paths.Count == 0 ? [ContentPack.Source] : [.. paths.Select(Source)];

    private static RulePackSource Source(string path)
    {
        if (File.Exists(path))
        {
            throw new ToolException(ExitStatus.Usage, $"`{path}` is a file; a pack is named by its folder.");
        }

        return Directory.Exists(path) ? RulePackSource.FromDirectory(path) : throw new ToolException(ExitStatus.Usage, $"There is no folder `{path}`.");
    }
}
