namespace CareRules;

/// <summary>Where a host's rules come from. Used once, while the host is built; not thread-safe.</summary>
public sealed class CareRulesOptions
{
    private readonly List<Func<RulePackSource>> sources = [];
    private readonly List<string> folders = [];

    internal CareRulesOptions(string? contentRoot) => ContentRoot = contentRoot;

    /// <summary>The folder from which relative paths are read: the host's content root, where there is one.</summary>
    public string? ContentRoot { get; }

    internal bool WatchesFolders { get; private set; }

    internal IReadOnlyList<string> Folders => folders;

    /// <summary>Adds a pack.</summary>
    /// <param name="source">The pack, already read.</param>
    public CareRulesOptions AddPack(RulePackSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        sources.Add(() => source);
        return this;
    }

    /// <summary>Adds the pack in a folder; it is read again at each reload.</summary>
    /// <param name="path">The folder that holds <c>pack.yaml</c>; a relative path is read from <see cref="ContentRoot"/>.</param>
    public CareRulesOptions AddDirectory(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string full = ContentRoot is { } root ? Path.Combine(root, path) : path;
        folders.Add(full);
        sources.Add(() => RulePackSource.FromDirectory(full));
        return this;
    }

    /// <summary>Watches the folders that were added, so that a saved change takes effect without a restart.</summary>
    public CareRulesOptions Watch()
    {
        WatchesFolders = true;
        return this;
    }

    internal IReadOnlyList<RulePackSource> Read() => [.. sources.Select(static s => s())];
}
