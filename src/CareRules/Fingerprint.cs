using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules;

/// <summary>
/// The identity of a recommendation for a host that remembers what was seen: SHA-256 over pack id, item id and the sorted facts, without date
/// of evaluation or version. Parts end in U+001F and facts in U+001E, which no code or number holds.
/// </summary>
internal static class Fingerprint
{
    /// <summary>Lower-case hexadecimal; null when a fact has no source, because then two facts cannot be told apart.</summary>
    public static string? Of(string pack, string id, ImmutableArray<RecommendationFact> facts)
    {
        if (facts.Any(static f => f.Source is null))
        {
            return null;
        }

        StringBuilder text = new();
        text.Append(pack).Append('\u001F').Append(id).Append('\u001E');
        text.AppendJoin("", facts.Select(Line).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Line(RecommendationFact fact) =>
        string.Join('\u001F', fact.Source, fact.Kind, fact.Code?.System, fact.Code?.Value, Value(fact.Value), fact.Value?.Unit, fact.Date?.ToString()) + '\u001E';

    private static string? Value(Quantity? quantity) =>
        quantity is { } q ? QuantityText.Comparator(q.Comparator) + QuantityText.Number(q.Value) : null;
}
