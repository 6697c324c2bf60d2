using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CareRules.Syntax;

/// <summary>Names the blocks of the language for a schema, in the order in which they are met, and hands each out once to be written.</summary>
internal sealed class SchemaNames
{
    private readonly Dictionary<Shape, string> names = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Queue<(string Name, Shape Shape)> open = new();

    public string NameOf(Shape shape)
    {
        if (names.TryGetValue(shape, out string? known))
        {
            return known;
        }

        string what = shape switch { MappingShape m => m.What, HeadedShape h => h.What, _ => "a part" };
        string stem = ShapeWords.WithoutArticle(what).Replace(' ', '-');
        string name = stem;
        for (int i = 2; !taken.Add(name); i++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{i}");
        }

        names.Add(shape, name);
        open.Enqueue((name, shape));
        return name;
    }

    public bool TryNext([NotNullWhen(true)] out string? name, [NotNullWhen(true)] out Shape? shape)
    {
        bool any = open.TryDequeue(out (string Name, Shape Shape) next);
        (name, shape) = any ? (next.Name, next.Shape) : (null, null);
        return any;
    }
}
