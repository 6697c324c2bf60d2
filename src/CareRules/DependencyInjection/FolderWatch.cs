namespace CareRules.DependencyInjection;

/// <summary>Calls back once the files of some folders have been quiet for a moment after a change: editors save in several steps. A folder that is replaced by another of its name is watched on.</summary>
internal sealed class FolderWatch : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    private readonly Lock gate = new();
    private readonly Dictionary<string, FileSystemWatcher> watchers = new(StringComparer.Ordinal);
    private readonly List<FileSystemWatcher> parents = [];
    private readonly Timer timer;
    private bool isDisposed;

    public FolderWatch(IEnumerable<string> folders, Action changed)
    {
        timer = new Timer(_ => changed());
        foreach (string folder in folders.Select(static f => Path.TrimEndingDirectorySeparator(Path.GetFullPath(f))).Distinct(StringComparer.Ordinal))
        {
            watchers[folder] = Within(folder);
            if (Path.GetDirectoryName(folder) is { } parent)
            {
                parents.Add(Beside(parent, folder));
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            parents.ForEach(static w => w.Dispose());
            foreach (FileSystemWatcher watcher in watchers.Values)
            {
                watcher.Dispose();
            }

            timer.Dispose();
        }
    }

    private FileSystemWatcher Within(string folder)
    {
        FileSystemWatcher watcher = new(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite };
        watcher.Changed += OnChange;
        watcher.Created += OnChange;
        watcher.Deleted += OnChange;
        watcher.Renamed += OnChange;

        // An overflow means that something changed, only not what.
        watcher.Error += OnChange;
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    // A watch stays with the folder that was there, wherever it is moved to.
    private FileSystemWatcher Beside(string parent, string folder)
    {
        FileSystemWatcher watcher = new(parent) { NotifyFilter = NotifyFilters.DirectoryName };
        watcher.Created += (sender, change) => OnReplaced(sender, change, folder);
        watcher.Renamed += (sender, change) => OnReplaced(sender, change, folder);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private void OnReplaced(object? sender, FileSystemEventArgs change, string folder)
    {
        if (!string.Equals(change.FullPath, folder, StringComparison.Ordinal))
        {
            return;
        }

        lock (gate)
        {
            if (isDisposed)
            {
                return;
            }

            try
            {
                FileSystemWatcher now = Within(folder);
                watchers[folder].Dispose();
                watchers[folder] = now;
            }
            catch (Exception gone) when (gone is IOException or ArgumentException or UnauthorizedAccessException)
            {
                // Gone again: the next folder of the name is noticed as this one was.
            }
        }

        OnChange(sender, change);
    }

    private void OnChange(object? sender, EventArgs change)
    {
        try
        {
            timer.Change(Quiet, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // A change that comes in while watching ends.
        }
    }
}
