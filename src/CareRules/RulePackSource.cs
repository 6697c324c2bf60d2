using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using CareRules.Syntax;

namespace CareRules;

/// <summary>
/// Where a pack comes from. Owns path confinement (nothing outside of the folder is opened), caps and the digest. Immutable and thread-safe;
/// the files are read once, when the source is made.
/// </summary>
public sealed class RulePackSource
{
    internal const int MaxFileBytes = 1024 * 1024;

    internal const int MaxDataFileBytes = 16 * 1024 * 1024;

    private static readonly ImmutableHashSet<string> Extensions = [".yaml", ".csv", ".json"];

    private RulePackSource(string name, ImmutableSortedDictionary<string, string> files, ImmutableArray<string> problems)
    {
        Name = name;
        Files = new PackFiles(name, DigestOf(files), files);
        Problems = problems;
    }

    /// <summary>What the source is called in messages: the folder or the assembly.</summary>
    public string Name { get; }

    internal PackFiles Files { get; }

    /// <summary>Files that could not be taken: too large, or not text.</summary>
    internal ImmutableArray<string> Problems { get; }

    /// <summary>The <c>.yaml</c>, <c>.csv</c> and <c>.json</c> files below a folder. Links that lead out of it are not followed.</summary>
    /// <param name="path">The folder that holds <c>pack.yaml</c>.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "This and SourceText are the places where the library reads files.")]
    public static RulePackSource FromDirectory(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        DirectoryInfo root = new(path);
        if (!root.Exists)
        {
            throw new DirectoryNotFoundException($"There is no folder `{path}`.");
        }

        Collector collector = new();
        EnumerationOptions walk = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System, MaxRecursionDepth = 16 };
        foreach (FileInfo file in root.EnumerateFiles("*", walk).Where(static f => Extensions.Contains(f.Extension)))
        {
            string relative = Path.GetRelativePath(root.FullName, file.FullName).Replace('\\', '/');
            collector.Add(relative, file.Length, () => File.ReadAllBytes(file.FullName));
        }

        return new RulePackSource(root.Name, collector.Files, collector.Problems);
    }

    /// <summary>Files that the host holds itself.</summary>
    /// <param name="name">What the source is called in messages.</param>
    /// <param name="files">Paths (forward slashes, from the pack's folder) and texts.</param>
    public static RulePackSource FromFiles(string name, IEnumerable<KeyValuePair<string, string>> files)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(files);
        Collector collector = new();
        foreach ((string path, string text) in files)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            collector.Add(path.Replace('\\', '/'), bytes.Length, () => bytes);
        }

        return new RulePackSource(name, collector.Files, collector.Problems);
    }

    /// <summary>Files embedded in an assembly as resources whose names begin with a prefix; the rest of the name is the path.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="prefix">The prefix with its closing slash, <c>rules/</c>.</param>
    public static RulePackSource FromAssembly(Assembly assembly, string prefix)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(prefix);
        Collector collector = new();
        foreach (string resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            using MemoryStream bytes = new();
            stream.CopyTo(bytes);
            collector.Add(resource[prefix.Length..].Replace('\\', '/'), bytes.Length, bytes.ToArray);
        }

        return new RulePackSource(assembly.GetName().Name ?? prefix, collector.Files, collector.Problems);
    }

    // Sorted ordinal paths, LF, no byte-order mark: the same pack has the same digest on every machine.
    private static string DigestOf(ImmutableSortedDictionary<string, string> files)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string path, string text) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            hash.AppendData([0]);
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData([0]);
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed class Collector
    {
        private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        private readonly ImmutableSortedDictionary<string, string>.Builder files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        private readonly ImmutableArray<string>.Builder problems = ImmutableArray.CreateBuilder<string>();

        public ImmutableSortedDictionary<string, string> Files => files.ToImmutable();

        public ImmutableArray<string> Problems => problems.ToImmutable();

        public void Add(string path, long length, Func<byte[]> read)
        {
            int cap = path.EndsWith(".yaml", StringComparison.Ordinal) ? MaxFileBytes : MaxDataFileBytes;
            if (length > cap)
            {
                problems.Add($"`{path}` is larger than {cap / (1024 * 1024)} MiB.");
                return;
            }

            try
            {
                files[path] = Clean(Strict.GetString(read()));
            }
            catch (DecoderFallbackException)
            {
                problems.Add($"`{path}` is not UTF-8 text.");
            }
        }

        private static string Clean(string text) =>
            (text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }
}
