namespace CareRules.Tests.Support;

/// <summary>A fact that needs material beside the repository; skipped, with the path as the reason, where that is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string path)
    {
        Needs = path;
        Skip = SharedMaterial.ReasonToSkip(path);
    }

    public string Needs { get; }
}
