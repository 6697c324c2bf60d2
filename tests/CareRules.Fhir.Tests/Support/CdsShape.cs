using System.Text.Json;

namespace CareRules.Fhir.Tests.Support;

/// <summary>The answer of a service as CDS Hooks 2.0 describes it: which properties, which must be there, which values they may have.</summary>
internal static class CdsShape
{
    public static IEnumerable<string> Faults(JsonElement response) =>
    [
        .. Object(response, ["cards"], ["systemActions"]),
        .. List(response, "cards").SelectMany(Card),
        .. List(response, "systemActions").SelectMany(static a => Object(a, ["type"], ["description", "resource", "resourceId"])),
    ];

    private static IEnumerable<string> Card(JsonElement card) =>
    [
        .. Object(card, ["summary", "indicator", "source"], ["uuid", "detail", "suggestions", "selectionBehavior", "overrideReasons", "links"]),
        .. Fault(Text(card, "summary") is { Length: > 0 and < 140 }, "summary is empty or has 140 characters or more"),
        .. Among(card, "indicator", "info", "warning", "critical"),
        .. Among(card, "selectionBehavior", "at-most-one", "any"),
        .. Fault(card.TryGetProperty("suggestions", out _) == card.TryGetProperty("selectionBehavior", out _), "suggestions and selectionBehavior go together"),
        .. Fault(!card.TryGetProperty("uuid", out JsonElement uuid) || Guid.TryParseExact(uuid.GetString(), "D", out _), "uuid is none"),
        .. card.TryGetProperty("source", out JsonElement source) ? Source(source) : [],
        .. List(card, "suggestions").SelectMany(Suggestion),
        .. List(card, "overrideReasons").SelectMany(static r => Object(r, ["code", "system", "display"], [])),
        .. List(card, "links").SelectMany(Link),
    ];

    private static IEnumerable<string> Source(JsonElement source) =>
    [
        .. Object(source, ["label"], ["url", "icon", "topic"]),
        .. Url(source, "url"),
        .. source.TryGetProperty("topic", out JsonElement topic) ? Object(topic, ["code"], ["system", "display"]) : [],
    ];

    private static IEnumerable<string> Suggestion(JsonElement suggestion) =>
        [.. Object(suggestion, ["label"], ["uuid", "isRecommended", "actions"]), .. List(suggestion, "actions").SelectMany(Action)];

    private static IEnumerable<string> Action(JsonElement action) =>
    [
        .. Object(action, ["type", "description"], ["resource", "resourceId"]),
        .. Among(action, "type", "create", "update", "delete"),
        .. Fault(action.TryGetProperty("resource", out _) == (Text(action, "type") is "create" or "update"), "a resource belongs to what is created or updated"),
        .. Fault(Text(action, "type") is not "delete" || action.TryGetProperty("resourceId", out _), "what is deleted is named"),
    ];

    private static IEnumerable<string> Link(JsonElement link) =>
        [.. Object(link, ["label", "url", "type"], ["appContext", "autolaunchable"]), .. Among(link, "type", "absolute", "smart"), .. Url(link, "url")];

    private static IEnumerable<string> Object(JsonElement element, string[] required, string[] allowed) =>
    [
        .. required.Where(name => !element.TryGetProperty(name, out _)).Select(static name => $"{name} is missing"),
        .. element.EnumerateObject().Where(p => !required.Contains(p.Name) && !allowed.Contains(p.Name)).Select(static p => $"{p.Name} is not a property"),
        .. element.EnumerateObject().Where(static p => p.Value.ValueKind == JsonValueKind.Null || (p.Value.ValueKind == JsonValueKind.Array && p.Value.GetArrayLength() == 0 && p.Name != "cards"))
            .Select(static p => $"{p.Name} is empty"),
    ];

    private static IEnumerable<string> Among(JsonElement element, string name, params string[] values) =>
        Fault(!element.TryGetProperty(name, out JsonElement value) || values.Contains(value.GetString()), $"{name} has a value that is not among the allowed");

    private static IEnumerable<string> Url(JsonElement element, string name) =>
        Fault(!element.TryGetProperty(name, out JsonElement value) || (Uri.TryCreate(value.GetString(), UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttps), $"{name} is no https address");

    private static IEnumerable<string> Fault(bool right, string fault) => right ? [] : [fault];

    private static JsonElement[] List(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement list) ? [.. list.EnumerateArray()] : [];

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
