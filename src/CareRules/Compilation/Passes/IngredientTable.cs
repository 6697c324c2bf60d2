using System.Collections.Frozen;
using System.Collections.Immutable;
using CareRules.Binding;
using CareRules.Clinical;

namespace CareRules.Compilation.Passes;

/// <summary>The ingredients of each product that a terminology knows: its topmost ancestors. A code that has nothing above it is its own ingredient.</summary>
internal static class IngredientTable
{
    public static FrozenDictionary<Code, ImmutableArray<string>> Run(IEnumerable<KeyValuePair<string, Terminology>> terminologies)
    {
        Dictionary<Code, SortedSet<string>> ingredients = [];
        foreach ((string system, Terminology terminology) in terminologies)
        {
            foreach (string top in terminology.Tops)
            {
                foreach (string code in terminology.SelfAndDescendants(top))
                {
                    Code key = new(system, code);
                    (ingredients.TryGetValue(key, out SortedSet<string>? set) ? set : ingredients[key] = new(StringComparer.Ordinal)).Add(top);
                }
            }
        }

        return ingredients.ToFrozenDictionary(static i => i.Key, static i => i.Value.ToImmutableArray());
    }
}
