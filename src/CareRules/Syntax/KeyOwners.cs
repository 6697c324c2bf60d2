using System.Collections.Frozen;

namespace CareRules.Syntax;

/// <summary>Which blocks have a key: an author who writes one in the wrong block is told where it goes.</summary>
internal static class KeyOwners
{
    private static readonly FrozenDictionary<string, string[]> Owners = Find()
        .GroupBy(static pair => pair.Key, static pair => pair.Owner, StringComparer.Ordinal)
        .ToFrozenDictionary(static g => g.Key, static g => g.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>Every key of the language.</summary>
    public static IEnumerable<string> AllNames => Owners.Keys;

    /// <summary>The blocks that have a key, in an author's words: "a rule". Empty for a key that nothing has.</summary>
    public static IReadOnlyList<string> Of(string key) => Owners.GetValueOrDefault(key) ?? [];

    private static List<(string Key, string Owner)> Find()
    {
        List<(string, string)> found = [];
        HashSet<Shape> seen = new(ReferenceEqualityComparer.Instance);
        HashSet<string> headed = [];
        Queue<Shape> open = new([LanguageShape.RuleFile, LanguageShape.Pack, LanguageShape.PatientFile]);
        while (open.TryDequeue(out Shape? shape))
        {
            if (!seen.Add(shape) || (shape is HeadedShape { What: var what } && !headed.Add(what)))
            {
                continue;
            }

            foreach ((KeyShape key, string owner) in KeysOf(shape).Where(static k => !k.Key.IsNotYet))
            {
                found.Add((key.Name, owner));
                open.Enqueue(key.Shape);
            }

            foreach (Shape part in PartsOf(shape))
            {
                open.Enqueue(part);
            }
        }

        return found;
    }

    private static IEnumerable<(KeyShape Key, string Owner)> KeysOf(Shape shape) => shape switch
    {
        MappingShape mapping => mapping.Keys.Select(k => (k, mapping.What)),
        HeadedShape heads => heads.Heads().SelectMany(h => h.Qualifiers.Select(q => (q, heads.What)).Prepend((h.Key, heads.What))).Concat(heads.Common.Select(k => (k, heads.What))),
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
