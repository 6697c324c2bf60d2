using System.Text.Json;

namespace CareRules.Fhir.Json;

/// <summary>Reads a little of a resource without reading all of it.</summary>
internal static class JsonPeek
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonPayload.MaxDepth };

    /// <summary>The resource type; null when there is none to be found.</summary>
    public static string? ResourceType(ReadOnlySpan<byte> utf8) => First(utf8, "resourceType"u8);

    /// <summary>The id; null when there is none to be found.</summary>
    public static string? Id(ReadOnlySpan<byte> utf8) => First(utf8, "id"u8);

    private static string? First(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> name)
    {
        Utf8JsonReader reader = new(WithoutMark(utf8), Options);
        try
        {
            return Enter(ref reader, name) ? Text(ref reader) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The reference in an element of the first level (<c>subject.reference</c>); null when there is none.</summary>
    public static string? Reference(ReadOnlySpan<byte> utf8, string element)
    {
        Utf8JsonReader reader = new(WithoutMark(utf8), Options);
        try
        {
            Span<byte> name = stackalloc byte[element.Length];
            System.Text.Encoding.ASCII.GetBytes(element, name);
            return Enter(ref reader, name) && reader.TokenType == JsonTokenType.StartObject && Find(ref reader, "reference"u8) ? Text(ref reader) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    private static bool Enter(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name) =>
        reader.Read() && reader.TokenType == JsonTokenType.StartObject && Find(ref reader, name);

    // From the start of an object to the value of one of its properties.
    private static bool Find(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool found = reader.ValueTextEquals(name);
            if (!reader.Read())
            {
                return false;
            }

            if (found)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
