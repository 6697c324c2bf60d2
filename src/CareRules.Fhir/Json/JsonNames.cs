using System.Text;

namespace CareRules.Fhir.Json;

/// <summary>The names of properties as they stand in a text, between quotation marks: two are equal when they mean the same, however they are written.</summary>
internal static class JsonNames
{
    /// <summary>Whether the name at a place of the text (<see cref="JsonRow.Name"/>) is the other one.</summary>
    public static bool AreEqual(ReadOnlySpan<byte> text, int name, ReadOnlySpan<byte> other, bool otherIsEscaped) =>
        name >= 0 && !otherIsEscaped ? Is(text, name, other) : string.Equals(Read(text, name), Read(other, otherIsEscaped), StringComparison.Ordinal);

    /// <summary>Whether the name at a place of the text is one that is written without escapes.</summary>
    public static bool Is(ReadOnlySpan<byte> text, int name, ReadOnlySpan<byte> expected)
    {
        if (name < 0)
        {
            return string.Equals(Read(text, name), Encoding.UTF8.GetString(expected), StringComparison.Ordinal);
        }

        // A quotation mark stands in no name but behind a backslash, so the next one ends it.
        return name + expected.Length < text.Length && text[name + expected.Length] == '"' && text.Slice(name, expected.Length).SequenceEqual(expected);
    }

    public static string Read(ReadOnlySpan<byte> written, bool escaped) => escaped ? JsonStrings.Unescape(written) : Encoding.UTF8.GetString(written);

    public static uint HashOfEscaped(ReadOnlySpan<byte> written) => NameHash.Of(Encoding.UTF8.GetBytes(JsonStrings.Unescape(written)));

    public static string Read(ReadOnlySpan<byte> text, int name)
    {
        int start = name < 0 ? ~name : name;
        int end = JsonLexer.EndOfString(text, start, out JsonLexer.Escapes _);
        return Read(text[start..(end - 1)], name < 0);
    }
}
