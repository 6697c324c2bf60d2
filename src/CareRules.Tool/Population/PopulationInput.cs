using System.IO.Compression;
using System.IO.Enumeration;

namespace CareRules.Tool.Population;

/// <summary>Finds the patients of a run: a file or a folder (with the folders in it) of Bundles, NDJSON of Bundles, or bulk data by resource type; gzip or not.</summary>
internal sealed class PopulationInput(FhirReadOptions options, CancellationToken cancellation)
{
    /// <summary>The files of the input in ordinal order of their paths within it; empty for standard input.</summary>
    public static IReadOnlyList<PopulationFile> Files(string path)
    {
        if (File.Exists(path))
        {
            return [new PopulationFile(Path.GetFileName(path), new FileInfo(path))];
        }

        if (!Directory.Exists(path))
        {
            throw new ToolException(ExitStatus.Usage, $"There is no file or folder `{path}`.");
        }

        PopulationFile[] files = [.. Within(path).Where(static f => Kind(f.Name) != FileKind.Other).OrderBy(static f => f.Name, StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new ToolException(ExitStatus.Usage, $"`{path}` holds no .json or .ndjson file, gzip or not.");
    }

    // A linked folder could lead back to where it stands.
    private static FileSystemEnumerable<PopulationFile> Within(string path) => new(
        path,
        (ref FileSystemEntry entry) => new PopulationFile(Path.GetRelativePath(path, entry.ToFullPath()).Replace('\\', '/'), (FileInfo)entry.ToFileSystemInfo()),
        new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false })
    {
        ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory,
        ShouldRecursePredicate = static (ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
    };

    /// <summary>How many patients there are, where the number of files tells it.</summary>
    public static int? Expected(IReadOnlyList<PopulationFile> files) =>
        files.Count > 0 && files.All(static f => Kind(f.Name) == FileKind.Bundle) ? files.Count : null;

    /// <summary>The patients in the order of the input, lazily.</summary>
    public IEnumerable<PopulationItem> Read(IReadOnlyList<PopulationFile> files)
    {
        PopulationFile[] bulk = [.. files.Where(IsBulk)];
        foreach (PopulationFile file in files.Except(bulk))
        {
            if (Kind(file.Name) != FileKind.Lines)
            {
                yield return new PopulationItem(file.Name, () => FhirPatient.Read(All(file), options));
                continue;
            }

            using Stream stream = Open(file);
            foreach (PopulationItem item in Lines(file.Name, stream))
            {
                yield return item;
            }
        }

        foreach (PopulationItem item in Bulk(bulk))
        {
            yield return item;
        }
    }

    /// <summary>NDJSON of Bundles from a stream.</summary>
    public IEnumerable<PopulationItem> Lines(string name, Stream stream)
    {
        int number = 0;
        foreach (JsonLine line in JsonLines.Read(stream, options.MaxBytes, cancellation))
        {
            number++;
            if (!line.IsBlank)
            {
                string at = FormattableString.Invariant($"{name}:{number}");
                yield return new PopulationItem(at, () => line.IsTooLong ? throw JsonLine.TooLong() : FhirPatient.Read(line.Bytes, options));
            }
        }
    }

    private IEnumerable<PopulationItem> Bulk(PopulationFile[] files)
    {
        if (files.Length == 0)
        {
            yield break;
        }

        IEnumerable<FhirBulkFile> opened = files.Select(static f => new FhirBulkFile(f.Name, () => Open(f)));
        foreach (FhirBulkPatient patient in FhirBulk.Read(opened, options, cancellationToken: cancellation))
        {
            yield return new PopulationItem("", () => patient.Record ?? throw patient.Error!) { Patient = patient.Source };
        }
    }

    private bool IsBulk(PopulationFile file) =>
        Kind(file.Name) == FileKind.Lines && FirstLine(file) is { } line && FhirContent.KindOf(line.Span, out string? _) == FhirContentKind.Resource;

    private ReadOnlyMemory<byte>? FirstLine(PopulationFile file)
    {
        using Stream stream = Open(file);
        foreach (JsonLine line in JsonLines.Read(stream, options.MaxBytes, cancellation))
        {
            if (!line.IsBlank)
            {
                return line.Bytes;
            }
        }

        return null;
    }

    private byte[] All(PopulationFile file)
    {
        using Stream stream = Open(file);
        using MemoryStream bytes = new();
        byte[] buffer = new byte[81920];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > options.MaxBytes)
            {
                // A small gzip file may hold gigabytes.
                throw JsonLine.TooLong();
            }
        }

        return bytes.ToArray();
    }

    private static Stream Open(PopulationFile file)
    {
        Stream stream = file.File.Open(FileMode.Open, FileAccess.Read, FileShare.Read);
        return file.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    private static FileKind Kind(string name)
    {
        string plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return plain.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? FileKind.Bundle
            : plain.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || plain.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) ? FileKind.Lines
            : FileKind.Other;
    }

    private enum FileKind
    {
        Other,
        Bundle,
        Lines,
    }
}
