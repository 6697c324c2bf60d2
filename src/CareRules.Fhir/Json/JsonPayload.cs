using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Json;

/// <summary>Bytes to a JSON document, strictly; whatever the bytes, the only failure is an unreadable patient.</summary>
internal static class JsonPayload
{
    public const int MaxDepth = 64;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = MaxDepth,
        AllowDuplicateProperties = false,
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
    };

    public static ReadOnlyMemory<byte> ToUtf8(string json, long maxBytes)
    {
        if (json.Length > maxBytes)
        {
            throw FhirFaults.TooLarge(maxBytes);
        }

        try
        {
            return Strict.GetBytes(json);
        }
        catch (EncoderFallbackException)
        {
            throw FhirFaults.NotUnicode(null);
        }
    }

    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, long maxBytes)
    {
        if (utf8.Length > maxBytes)
        {
            throw FhirFaults.TooLarge(maxBytes);
        }

        ReadOnlyMemory<byte> text = WithoutMark(utf8);
        if (!Utf8.IsValid(text.Span))
        {
            throw FhirFaults.NotUnicode(null);
        }

        // JsonDocument accepts the escape of half a character and throws when the text is asked for: such payloads are walked first.
        if (HoldsSurrogateEscape(text.Span) && JsonFaultLocator.Find(text.Span) is { } broken)
        {
            throw broken;
        }

        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException)
        {
            throw JsonFaultLocator.Find(text.Span) ?? FhirFaults.NotJson(null);
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    private static bool HoldsSurrogateEscape(ReadOnlySpan<byte> text) =>
        text.IndexOf("\\ud"u8) >= 0 || text.IndexOf("\\uD"u8) >= 0;
}
