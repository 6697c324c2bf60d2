namespace CareRules.Tests.Support;

/// <summary>The repository in which the tests run: found from the test's own folder, because a CI build maps source paths away.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    /// <summary>Material that is used where it stands beside the repository; tests that need it are skipped where it is not.</summary>
    public static string Shared { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, "..", "shared"));

    public static string At(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Path from the root, with forward slashes.</summary>
    public static string Relative(string path) => System.IO.Path.GetRelativePath(Path, path).Replace('\\', '/');

    /// <summary>Files below a folder of the repository, in ordinal order; nothing that a build wrote.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) => Directory.Exists(At(folder))
        ? [.. Directory.EnumerateFiles(At(folder), pattern, SearchOption.AllDirectories).Where(IsSource).Order(StringComparer.Ordinal)]
        : [];

    private static bool IsSource(string path) => !Relative(path).Split('/').Any(static part => part is "bin" or "obj" or "TestResults" or ".git");

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "CareRules.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests must run below the folder of CareRules.sln.");
    }
}
