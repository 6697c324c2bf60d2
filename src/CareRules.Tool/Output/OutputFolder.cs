using System.Text;

namespace CareRules.Tool.Output;

/// <summary>A folder that appears whole or not at all: written beside its place, moved there when it is complete. Nothing that exists is overwritten.</summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly string path;
    private readonly string beside;
    private bool complete;

    public OutputFolder(string path)
    {
        this.path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(this.path))
        {
            throw new ToolException(ExitStatus.Usage, $"`{path}` is a file; the output is a folder.");
        }

        if (Directory.Exists(this.path) && Directory.EnumerateFileSystemEntries(this.path).Any())
        {
            throw new ToolException(ExitStatus.Usage, $"`{path}` is not empty; nothing was written.");
        }

        string? parent = Path.GetDirectoryName(this.path);
        if (parent is null || !Directory.Exists(parent))
        {
            throw new ToolException(ExitStatus.Usage, $"There is no folder for `{path}`.");
        }

        beside = Path.Combine(parent, $".{Path.GetFileName(this.path)}.{Path.GetRandomFileName()}.tmp");
        Directory.CreateDirectory(beside);
    }

    /// <summary>Writes a file of the folder, UTF-8 without a mark.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(beside, name), text, new UTF8Encoding(false));

    /// <summary>Moves the complete folder to its place.</summary>
    public void Complete()
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path);
        }

        Directory.Move(beside, path);
        complete = true;
    }

    public void Dispose()
    {
        if (!complete)
        {
            Directory.Delete(beside, recursive: true);
        }
    }
}
