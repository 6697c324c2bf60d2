using System.Text.Json.Nodes;

namespace CareRules.Tests.Support;

/// <summary>A JSON text broken in every place, one place at a time: another kind of value, a name twice, and cut off.</summary>
internal static class BrokenJson
{
    /// <param name="node">The whole; changed while the texts are read, and as before afterwards.</param>
    /// <param name="word">What stands where something else is expected.</param>
    public static IEnumerable<string> Of(JsonNode node, string word)
    {
        string whole = node.ToJsonString();
        foreach (string broken in Changed(node, node, word))
        {
            yield return broken;
        }

        for (int end = 0; end < whole.Length; end += 1 + (whole.Length / 60))
        {
            yield return whole[..end];
            yield return string.Concat(whole.AsSpan(0, end), word, whole.AsSpan(end));
        }

        yield return $"{{\"twice\":1,\"twice\":\"{word}\",{whole[1..]}";
        yield return whole + word;
    }

    private static JsonNode?[] Others(string word) => [JsonValue.Create(word), JsonValue.Create(7), new JsonObject { ["other"] = word }, new JsonArray(word), null];

    private static IEnumerable<string> Changed(JsonNode root, JsonNode node, string word)
    {
        switch (node)
        {
            case JsonObject o:
                foreach (string name in o.Select(static p => p.Key).ToArray())
                {
                    foreach (string broken in At(root, o[name], other => o[name] = other, word))
                    {
                        yield return broken;
                    }
                }

                break;
            case JsonArray a:
                for (int i = 0; i < a.Count; i++)
                {
                    int at = i;
                    foreach (string broken in At(root, a[at], other => a[at] = other, word))
                    {
                        yield return broken;
                    }
                }

                break;
            default:
                break;
        }
    }

    private static IEnumerable<string> At(JsonNode root, JsonNode? was, Action<JsonNode?> set, string word)
    {
        foreach (JsonNode? other in Others(word))
        {
            set(other);
            yield return root.ToJsonString();
        }

        set(was);
        foreach (string broken in was is null ? [] : Changed(root, was, word))
        {
            yield return broken;
        }
    }
}
