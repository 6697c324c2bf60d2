using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>Shapes and nodes in an author's words.</summary>
internal static class ShapeWords
{
    public static string Found(YamlNode node) => node switch
    {
        YamlSequence => "a list",
        YamlMapping => "a block of keys",
        _ => "text",
    };

    public static string Expected(Shape shape) => shape switch
    {
        ScalarShape scalar => scalar.Expected,
        ListShape => "a list",
        MapOfShape map => $"a block with a key for each {WithoutArticle(map.What)}",
        MappingShape mapping => $"a block of keys ({mapping.What})",
        HeadedShape headed => $"a block of keys ({headed.What})",
        ChoiceShape choice => string.Join(", or ", new Shape?[] { choice.Text, choice.List, choice.Block }.OfType<Shape>().Select(Expected)),
        _ => "something else",
    };

    /// <summary>The span up to the end of its first line: what is marked under a block is its beginning.</summary>
    public static TextSpan FirstLine(SourceText source, TextSpan span)
    {
        int end = source.Text.AsSpan(span.Start, span.Length).IndexOf('\n');
        return end < 0 ? span : span with { Length = source.Text.AsSpan(span.Start, end).TrimEnd().Length };
    }

    public static string WithoutArticle(string what) => what[(what.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
