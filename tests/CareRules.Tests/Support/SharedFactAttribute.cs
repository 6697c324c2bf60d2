namespace CareRules.Tests.Support;

/// <summary>A fact that needs material beside the repository; skipped, with the path as the reason, where that is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string path)
    {
        Path = path;
        Skip = SharedMaterial.ReasonToSkip(path);
    }

    public string Path { get; }
}
