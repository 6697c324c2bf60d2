namespace CareRules.Tests.Clinical;

/// <summary>A test on data that lies beside the checkout; skipped, with the reason, where it does not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string path)
    {
        Path = path;
        if (Find(path) is null)
        {
            Skip = $"../shared/{path} is not beside this checkout";
        }
    }

    public string Path { get; }

    public static string? Find(string path)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "CareRules.sln")))
            {
                string found = System.IO.Path.Combine(folder.FullName, "..", "shared", path);
                return File.Exists(found) ? found : null;
            }
        }

        return null;
    }
}
