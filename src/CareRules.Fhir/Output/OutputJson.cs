using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CareRules.Explanations;

namespace CareRules.Fhir.Output;

/// <summary>JSON as the outputs write it: no empty value, no control or hidden character, no property without a value.</summary>
internal static class OutputJson
{
    // Letters of every script stay readable; what could end a script element or turn a text round is escaped.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>What is written, as text with LF.</summary>
    public static string ToString(Action<Utf8JsonWriter> write, bool indented)
    {
        ArrayBufferWriter<byte> buffer = new(4096);
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Encoder = Encoder, Indented = indented, NewLine = "\n" }))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A text on one line; nothing when it is empty.</summary>
    public static void Text(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null && PlainText.OneLine(text) is { Length: > 0 } line)
        {
            json.WriteString(name, line);
        }
    }

    /// <summary>Paragraphs, each on one line, with LF between them; nothing when all are empty.</summary>
    public static void Paragraphs(this Utf8JsonWriter json, string name, params IEnumerable<string?> paragraphs)
    {
        string text = string.Join('\n', paragraphs.OfType<string>().Select(PlainText.OneLine).Where(static p => p.Length > 0));
        if (text.Length > 0)
        {
            json.WriteString(name, text);
        }
    }

    /// <summary>A property with an object.</summary>
    public static void Object(this Utf8JsonWriter json, string name, Action<Utf8JsonWriter> write)
    {
        json.WriteStartObject(name);
        write(json);
        json.WriteEndObject();
    }

    /// <summary>A property with a list of objects; nothing when there are none.</summary>
    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        bool any = false;
        foreach (T item in items)
        {
            if (!any)
            {
                json.WriteStartArray(name);
                any = true;
            }

            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        if (any)
        {
            json.WriteEndArray();
        }
    }
}
