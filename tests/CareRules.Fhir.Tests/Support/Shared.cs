using System.IO.Compression;

namespace CareRules.Fhir.Tests.Support;

/// <summary>The data that stands beside the repository; tests that need it skip where it is not.</summary>
internal static class Shared
{
    public const string WhyNot = "The shared data folder does not stand beside the repository.";

    public static string? Root { get; } = Find();

    public static IEnumerable<string> Bundles() =>
        Root is null ? [] : Directory.EnumerateFiles(Path.Combine(Root, "data", "population", "bundles"), "*.json.gz").Order(StringComparer.Ordinal);

    public static IEnumerable<string> BulkFiles() =>
        Root is null ? [] : Directory.EnumerateFiles(Path.Combine(Root, "data", "population", "ndjson"), "*.ndjson").Order(StringComparer.Ordinal);

    public static IEnumerable<string> Prescriptions() =>
        Root is null ? [] : Directory.EnumerateFiles(Path.Combine(Root, "data", "uk", "eps", "examples"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    public static byte[] Unzip(string path)
    {
        using GZipStream stream = new(File.OpenRead(path), CompressionMode.Decompress);
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string? Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CareRules.sln")))
        {
            folder = folder.Parent;
        }

        string? shared = folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared") : null;
        return Directory.Exists(shared) ? shared : null;
    }
}

/// <summary>A test that needs the shared data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute() => Skip = Shared.Root is null ? Shared.WhyNot : null;
}
