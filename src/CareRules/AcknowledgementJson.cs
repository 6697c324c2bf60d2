using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules;

/// <summary>Acknowledgements as JSON. What is wrong is said by number and member, never by what stands there.</summary>
internal static class AcknowledgementJson
{
    private const string Members = "fingerprint, reason, on, until, rearmWhen";

    public static ImmutableArray<Acknowledgement> Read(string json)
    {
        try
        {
            using JsonDocument document = QuietJson.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Select(static (item, i) => Read(item, i + 1))]
                : throw new FormatException("It is not a list of acknowledgements.");
        }
        catch (JsonException fault)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"It is not well-formed JSON (line {fault.LineNumber + 1 ?? 1})."));
        }
    }

    public static void Write(Utf8JsonWriter json, Acknowledgement given)
    {
        json.WriteStartObject();
        json.WriteString("fingerprint", given.Fingerprint);
        json.WriteStartObject("reason");
        json.WriteString("system", given.Reason.System);
        json.WriteString("value", given.Reason.Value);
        json.WriteString("display", given.Reason.Display);
        json.WriteEndObject();
        json.WriteString("on", PartialDate.Of(given.On).ToString());
        json.WriteString("until", given.Until is { } until ? PartialDate.Of(until).ToString() : null);
        json.WriteString("rearmWhen", given.RearmWhen);
        json.WriteEndObject();
    }

    public static Acknowledgement Read(JsonElement item, int number)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw Fault(number, "is not an object");
        }

        if (item.EnumerateObject().Any(static p => p.Name is not ("fingerprint" or "reason" or "on" or "until" or "rearmWhen")))
        {
            throw Fault(number, $"has a member that is none of {Members}");
        }

        string fingerprint = Text(item, number, "fingerprint") is { Length: > 0 } text ? text : throw Fault(number, "has no `fingerprint`");
        DateOnly on = Day(item, number, "on") ?? throw Fault(number, "has no `on`, the day on which it was given");
        return new Acknowledgement { Fingerprint = fingerprint, Reason = Reason(item, number), On = on, Until = Day(item, number, "until"), RearmWhen = Text(item, number, "rearmWhen") };
    }

    private static Code Reason(JsonElement item, int number)
    {
        if (Of(item, "reason") is not { ValueKind: JsonValueKind.Object } reason || reason.EnumerateObject().Any(static p => p.Name is not ("system" or "value" or "display")))
        {
            throw Fault(number, "has no `reason` of system, value and display");
        }

        return Text(reason, number, "system") is { Length: > 0 } system && Text(reason, number, "value") is { Length: > 0 } value
            ? new Code(system, value, Text(reason, number, "display"))
            : throw Fault(number, "has a `reason` without system or value");
    }

    private static DateOnly? Day(JsonElement item, int number, string name) =>
        Text(item, number, name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day
        : throw Fault(number, $"has an `{name}` that is no date such as 2026-02-01");

    private static string? Text(JsonElement item, int number, string name) =>
        Of(item, name) is not { } field ? null : field.ValueKind == JsonValueKind.String ? Read(field, number, name) : throw Fault(number, $"has a `{name}` that is no text");

    // Half a surrogate pair is well-formed JSON and no text.
    private static string Read(JsonElement field, int number, string name)
    {
        try
        {
            return field.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Fault(number, $"has a `{name}` that is no text");
        }
    }

    private static JsonElement? Of(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement field) && field.ValueKind != JsonValueKind.Null ? field : null;

    private static FormatException Fault(int number, string what) => new($"Acknowledgement {QuantityText.Number(number)} {what}.");
}
