using System.Text.Json;

namespace CareRules;

/// <summary>The two kinds of list that the published JSON has.</summary>
internal static class JsonLists
{
    public static void WriteList<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> items) =>
        json.WriteList(name, items, static (writer, text) => writer.WriteStringValue(text));
}
