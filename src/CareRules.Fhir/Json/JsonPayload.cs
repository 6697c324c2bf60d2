using System.Text;
using System.Text.Unicode;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Json;

/// <summary>Bytes to a JSON tree, strictly; whatever the bytes, the only failure is an unreadable patient.</summary>
internal static class JsonPayload
{
    public const int MaxDepth = 64;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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

    public static JsonTree Parse(ReadOnlyMemory<byte> utf8, long maxBytes)
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

        JsonRow[]? rows = JsonScanner.Scan(text.Span, out bool holdsSurrogateEscape);
        if (rows is null)
        {
            throw JsonFaultLocator.Find(text.Span) ?? FhirFaults.NotJson(null);
        }

        JsonTree tree = new(text, rows);

        // Whether the escaped halves of characters are whole characters is seen by whoever reads every text.
        if (holdsSurrogateEscape && JsonFaultLocator.Find(text.Span) is { } broken)
        {
            tree.Dispose();
            throw broken;
        }

        return tree;
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
}
