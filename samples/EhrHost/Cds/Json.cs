using System.Text.Json;
using EhrHost.Web;

namespace EhrHost.Cds;

/// <summary>Reads JSON of strangers: strictly, and with nothing taken for granted.</summary>
internal static class Json
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonDocument.Parse(utf8, Strict);
        }
        catch (JsonException)
        {
            throw Refusal.Malformed("The request is not well-formed JSON.");
        }
    }

    /// <summary>Whether there is such a property, and it is not null.</summary>
    public static bool Has(this JsonElement json, string name) => json.At(name) is not null;

    public static JsonElement? ObjectAt(this JsonElement json, string name) => json.At(name, JsonValueKind.Object);

    public static string? TextAt(this JsonElement json, string name) => json.At(name, JsonValueKind.String) is { } text ? Text(text) : null;

    public static IEnumerable<JsonElement> ListAt(this JsonElement json, string name) => json.At(name, JsonValueKind.Array)?.EnumerateArray() ?? default;

    public static bool IsResource(this JsonElement json, string type) => string.Equals(json.TextAt("resourceType"), type, StringComparison.Ordinal);

    /// <summary>The resources of a Bundle, in its order.</summary>
    public static IEnumerable<JsonElement> Resources(this JsonElement bundle) => bundle.ListAt("entry").Select(static entry => entry.ObjectAt("resource")).OfType<JsonElement>();

    private static JsonElement? At(this JsonElement json, string name, JsonValueKind kind) => json.At(name) is { } value && value.ValueKind == kind ? value : null;

    private static JsonElement? At(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string Text(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is well-formed JSON and no text.
            throw Refusal.Malformed("The request holds a text that is not Unicode.");
        }
    }
}
