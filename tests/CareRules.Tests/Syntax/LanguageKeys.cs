using CareRules.Syntax;

namespace CareRules.Tests.Syntax;

/// <summary>Every key of the language, walked through the shapes.</summary>
internal static class LanguageKeys
{
    public static IEnumerable<KeyShape> All()
    {
        HashSet<Shape> seen = new(ReferenceEqualityComparer.Instance);
        HashSet<string> headed = [];
        Queue<Shape> open = new([LanguageShape.RuleFile, LanguageShape.Pack, LanguageShape.PatientFile]);
        while (open.TryDequeue(out Shape? shape))
        {
            if (!seen.Add(shape) || shape is HeadedShape { What: var what } && !headed.Add(what))
            {
                continue;
            }

            foreach (KeyShape key in KeysOf(shape))
            {
                yield return key;
                open.Enqueue(key.Shape);
            }

            foreach (Shape part in PartsOf(shape))
            {
                open.Enqueue(part);
            }
        }
    }

    private static IEnumerable<KeyShape> KeysOf(Shape shape) => shape switch
    {
        MappingShape mapping => mapping.Keys,
        HeadedShape heads => heads.Heads().SelectMany(h => h.Qualifiers.Prepend(h.Key)).Concat(heads.Common),
        _ => [],
    };

    private static IEnumerable<Shape> PartsOf(Shape shape) => shape switch
    {
        ListShape list => [list.Item],
        MapOfShape map => [map.Value],
        ChoiceShape choice => new Shape?[] { choice.List, choice.Block }.OfType<Shape>(),
        MappingShape { FreeKey: { } free } => [free.Value],
        _ => [],
    };
}
