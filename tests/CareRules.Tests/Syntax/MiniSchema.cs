using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CareRules.Syntax;

namespace CareRules.Tests.Syntax;

/// <summary>As much of a JSON Schema validator as the schema of the language uses.</summary>
internal sealed class MiniSchema(string text)
{
    private readonly JsonElement root = JsonDocument.Parse(text).RootElement;

    /// <summary>A file as an editor sees it: plain texts that look like numbers are numbers.</summary>
    public static JsonNode? AsJson(YamlNode node) => node switch
    {
        YamlMapping map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key.Text, AsJson(e.Value)))),
        YamlSequence list => new JsonArray([.. list.Items.Select(AsJson)]),
        YamlScalar { Quoted: false, Text: "true" or "false" } flag => JsonValue.Create(flag.Text == "true"),
        YamlScalar { Quoted: false, Text: "" or "~" or "null" } => null,
        YamlScalar { Quoted: false } scalar when Regex.IsMatch(scalar.Text, @"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$") => JsonNode.Parse(scalar.Text),
        YamlScalar scalar => JsonValue.Create(scalar.Text),
        _ => null,
    };

    public bool Admits(JsonNode? value) => Admits(JsonDocument.Parse(value?.ToJsonString() ?? "null").RootElement, root);

    public IEnumerable<string> UnresolvedReferences() =>
        References(root).Where(r => !root.GetProperty("definitions").TryGetProperty(r["#/definitions/".Length..], out _));

    public IEnumerable<(string Key, string? Description)> Properties() => Properties(root);

    private bool Admits(JsonElement value, JsonElement schema) => schema.EnumerateObject().All(rule => rule.Name switch
    {
        "$ref" => Admits(value, root.GetProperty("definitions").GetProperty(rule.Value.GetString()!["#/definitions/".Length..])),
        "type" => rule.Value.ValueKind == JsonValueKind.Array ? rule.Value.EnumerateArray().Any(t => IsOfType(value, t.GetString()!)) : IsOfType(value, rule.Value.GetString()!),
        "enum" => rule.Value.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.Value.GetString()!),
        "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= rule.Value.GetInt32(),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.Value.GetInt32(),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(i => Admits(i, rule.Value)),
        "required" => value.ValueKind != JsonValueKind.Object || rule.Value.EnumerateArray().All(k => value.TryGetProperty(k.GetString()!, out _)),
        "properties" => value.ValueKind != JsonValueKind.Object || rule.Value.EnumerateObject().All(p => !value.TryGetProperty(p.Name, out JsonElement v) || Admits(v, p.Value)),
        "propertyNames" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(p => Admits(JsonSerializer.SerializeToElement(p.Name), rule.Value)),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Where(p => !IsNamed(schema, p.Name)).All(p => rule.Value.ValueKind != JsonValueKind.False && Admits(p.Value, rule.Value)),
        "allOf" => rule.Value.EnumerateArray().All(s => Admits(value, s)),
        "anyOf" => rule.Value.EnumerateArray().Any(s => Admits(value, s)),
        "oneOf" => rule.Value.EnumerateArray().Count(s => Admits(value, s)) == 1,
        "not" => !Admits(value, rule.Value),
        "$schema" or "title" or "description" or "definitions" => true,
        _ => throw new NotSupportedException(rule.Name),
    });

    private static bool IsNamed(JsonElement schema, string key) => schema.TryGetProperty("properties", out JsonElement known) && known.TryGetProperty(key, out _);

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
    };

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
