namespace CareRules.Tests.Support;

/// <summary>Compares a text with a reviewed file. <c>UPDATE_APPROVED=1</c> rewrites the file for review; a CI run never does.</summary>
internal static class ApprovedFile
{
    private static bool MayRewrite { get; } =
        Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1" && Environment.GetEnvironmentVariable("CI") != "true";

    /// <param name="actual">The text, with LF.</param>
    /// <param name="path">The reviewed file, from the repository's root.</param>
    public static void Check(string actual, string path)
    {
        string file = RepositoryRoot.At(path.Split('/'));
        if (MayRewrite)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        string approved = File.Exists(file) ? File.ReadAllText(file) : "";
        actual.Should().Be(approved, "`{0}` is the reviewed text; UPDATE_APPROVED=1 rewrites it, and the difference is then reviewed", path);
    }
}
