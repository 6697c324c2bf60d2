namespace CareRules.Tests.Support;

/// <summary>Public data that is too large, or not ours, to stand in the repository.</summary>
internal static class SharedMaterial
{
    public static string At(string path) => Path.Combine(RepositoryRoot.Shared, path);

    public static string? ReasonToSkip(string path) =>
        Path.Exists(At(path)) ? null : $"needs `../shared/{path}`, which is not beside this checkout";
}
