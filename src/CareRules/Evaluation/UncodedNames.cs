using CareRules.Clinical;

namespace CareRules.Evaluation;

/// <summary>How items without a usable code are named.</summary>
internal static class UncodedNames
{
    /// <summary>The item's own words, else its reference.</summary>
    public static string Of(Fact fact) => fact.Text ?? Display(fact) ?? fact.Source ?? "an item without a name";

    public static string Sentence(IEnumerable<string> names) =>
        $"no usable code: {string.Join(", ", names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}";

    private static string? Display(Fact fact)
    {
        if (!fact.Codes.IsDefaultOrEmpty)
        {
            foreach (Code code in fact.Codes)
            {
                if (code.Display is not null)
                {
                    return code.Display;
                }
            }
        }

        return null;
    }
}
