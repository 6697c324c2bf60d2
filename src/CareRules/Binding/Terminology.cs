using System.Collections.Immutable;

namespace CareRules.Binding;

/// <summary>Which codes stand below which in one code system, from <c>child,parent</c> files.</summary>
internal sealed class Terminology(ImmutableDictionary<string, ImmutableArray<string>> children)
{
    /// <summary>The codes that have others below them and none above.</summary>
    public IEnumerable<string> Tops => children.Keys.Except(children.Values.SelectMany(static c => c), StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>The code and everything below it.</summary>
    public IReadOnlyCollection<string> SelfAndDescendants(string code)
    {
        HashSet<string> found = new(StringComparer.Ordinal) { code };
        Queue<string> open = new([code]);
        while (open.TryDequeue(out string? parent))
        {
            if (children.TryGetValue(parent, out ImmutableArray<string> below))
            {
                foreach (string child in below.Where(found.Add))
                {
                    open.Enqueue(child);
                }
            }
        }

        return found;
    }
}
