using System.Text.Json;

namespace CareRules.Tests.Syntax;

/// <summary>The schema of the language as a text, walked through.</summary>
internal sealed class SchemaText(string text)
{
    private readonly JsonElement root = JsonDocument.Parse(text).RootElement;

    public IEnumerable<string> UnresolvedReferences() =>
        References(root).Where(r => !root.GetProperty("definitions").TryGetProperty(r["#/definitions/".Length..], out _));

    public IEnumerable<(string Key, string? Description)> Properties() => Properties(root);

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Name == "$ref" ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static IEnumerable<(string, string?)> Properties(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Name == "properties"
            ? p.Value.EnumerateObject().Select(k => (k.Name, k.Value.TryGetProperty("description", out JsonElement d) ? d.GetString() : null)).Concat(p.Value.EnumerateObject().SelectMany(k => Properties(k.Value)))
            : Properties(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Properties),
        _ => [],
    };
}
