namespace CareRules.DependencyInjection;

/// <summary>Calls back once the files of some folders have been quiet for a moment after a change: editors save in several steps.</summary>
internal sealed class FolderWatch : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    private readonly List<FileSystemWatcher> watchers = [];
    private readonly Timer timer;

    public FolderWatch(IEnumerable<string> folders, Action changed)
    {
        timer = new Timer(_ => changed());
        foreach (string folder in folders)
        {
            FileSystemWatcher watcher = new(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite };
            watcher.Changed += OnChange;
            watcher.Created += OnChange;
            watcher.Deleted += OnChange;
            watcher.Renamed += OnChange;

            // An overflow means that something changed, only not what.
            watcher.Error += OnChange;
            watcher.EnableRaisingEvents = true;
            watchers.Add(watcher);
        }
    }

    public void Dispose()
    {
        watchers.ForEach(static w => w.Dispose());
        timer.Dispose();
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
