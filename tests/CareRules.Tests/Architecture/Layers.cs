using CareRules.Tests.Support;

namespace CareRules.Tests.Architecture;

/// <summary>
/// What each stage of the library may see (docs/decisions/0002-model-sees-clinical.md). A type's layer is the folder in which its file stands, for public
/// types live in another namespace. The files of the root are the facade: it sees all, and only what registers it sees it.
/// </summary>
internal static class Layers
{
    public const string Facade = "facade";

    private const string Root = "src/CareRules/";

    public static IReadOnlyDictionary<string, string[]> MaySee { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Text"] = [],
        ["Clinical"] = [],
        ["Diagnostics"] = ["Text"],
        ["Model"] = ["Text", "Clinical"],
        ["Syntax"] = ["Text", "Diagnostics"],
        ["Binding"] = ["Text", "Diagnostics", "Clinical", "Model", "Syntax"],
        ["Analysis"] = ["Text", "Diagnostics", "Clinical", "Model", "Binding"],
        ["Evaluation"] = ["Text", "Diagnostics", "Clinical", "Model"],
        ["Compilation"] = ["Text", "Diagnostics", "Clinical", "Model", "Binding", "Evaluation"],
        ["Reasoning"] = ["Clinical", "Model", "Evaluation"],
        ["Explanations"] = ["Text", "Clinical", "Model", "Evaluation", "Reasoning"],
        ["Mutation"] = ["Text", "Clinical", "Model", "Evaluation", "Explanations"],
        ["Book"] = ["Text", "Clinical", "Model", "Evaluation", "Explanations"],
        [Facade] = ["Text", "Diagnostics", "Clinical", "Model", "Syntax", "Binding", "Analysis", "Evaluation", "Compilation", "Reasoning", "Explanations", "Book", "Mutation"],
        ["DependencyInjection"] = [Facade, "Text", "Diagnostics", "Clinical", "Model"],
    };

    public static bool Allows(string from, string to) => from == to || (MaySee.TryGetValue(from, out string[]? seen) && seen.Contains(to));

    /// <summary>The layer of a file of the library.</summary>
    public static string Of(SourceFile file)
    {
        string[] parts = file.Path[Root.Length..].Split('/');
        return parts.Length == 1 ? Facade : parts[0];
    }

    /// <summary>The layers of all types of the library, by namespace and simple name of the outermost type.</summary>
    public static IReadOnlyDictionary<string, string> OfTypes()
    {
        Dictionary<string, string> layers = new(StringComparer.Ordinal);
        foreach (SourceFile file in SourceFile.Below(Root))
        {
            foreach (string type in file.Types)
            {
                layers[$"{file.Namespace}.{type}"] = Of(file);
            }
        }

        return layers;
    }
}
