using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>
/// One file of a pack, checked against the shape of the language: every key is known, every node has the kind that its place asks for,
/// and what was wrong is a <see cref="YamlError"/> (reported). Always a tree, maybe partial.
/// </summary>
internal sealed record RuleFileSyntax(SourceText Source, YamlMapping Root)
{
    /// <summary>The text that could not be read, from the first fault of its writing on; empty when all was read.</summary>
    public string Lost { get; init; } = "";
}
