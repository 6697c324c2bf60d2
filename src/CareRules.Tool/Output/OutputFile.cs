using System.Text;

namespace CareRules.Tool.Output;

/// <summary>A file that appears whole or not at all: written beside its place, moved there when it is complete.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string path;
    private readonly string beside;
    private bool complete;

    public OutputFile(string path)
    {
        this.path = path;
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
        {
            throw new ToolException(ExitStatus.Usage, $"There is no folder for `{path}`.");
        }

        if (Directory.Exists(path))
        {
            throw new ToolException(ExitStatus.Usage, $"`{path}` is a folder; the output is a file.");
        }

        if (Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal))
        {
            throw new ToolException(ExitStatus.Usage, $"`{path}` is a device; the output is a file, or - for standard output.");
        }

        beside = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}.tmp");
        Writer = new StreamWriter(new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None), new UTF8Encoding(false)) { NewLine = "\n" };
    }

    public TextWriter Writer { get; }

    /// <summary>Moves the complete file to its place.</summary>
    public void Complete()
    {
        Writer.Dispose();
        File.Move(beside, path, overwrite: true);
        complete = true;
    }

    public void Dispose()
    {
        Writer.Dispose();
        if (!complete)
        {
            File.Delete(beside);
        }
    }
}
