using System.Collections.Frozen;
using CareRules.Clinical;

namespace CareRules.Evaluation;

/// <summary>From a product code to the set of its ingredients, written as one text; what a terminology says while a plan is made.</summary>
/// <param name="sets">By system, then code: the ingredients' codes in ordinal order, joined by <c>+</c>.</param>
internal sealed class IngredientIndex(FrozenDictionary<string, FrozenDictionary<string, string>> sets)
{
    public static readonly IngredientIndex Empty = new(FrozenDictionary<string, FrozenDictionary<string, string>>.Empty);

    /// <summary>The set of ingredients; null when the terminology does not know the code.</summary>
    public string? Find(Code code) =>
        code.System is { } system && sets.TryGetValue(system, out FrozenDictionary<string, string>? codes) && codes.TryGetValue(code.Value, out string? set)
            ? $"{system} {set}"
            : null;
}
