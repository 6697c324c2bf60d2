using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>Where a node stands: what an author calls the place, and the span of the key that leads to it.</summary>
internal readonly record struct Place(string Name, TextSpan Key)
{
    public static Place Of(string name, TextSpan key) => new(name, key);

    public static Place Of(YamlScalar key) => new($"`{key.Text}`", key.Span);

    /// <summary>An item of the list that stands here.</summary>
    public Place Item => new(Name.StartsWith("an item of", StringComparison.Ordinal) ? Name : $"an item of {Name}", default);
}
