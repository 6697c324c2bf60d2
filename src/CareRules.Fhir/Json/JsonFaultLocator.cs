using System.Globalization;
using System.Text;
using System.Text.Json;
using CareRules.Clinical;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Json;

/// <summary>Walks a payload that was refused a second time, to say where and why. Costs nothing for good payloads.</summary>
internal static class JsonFaultLocator
{
    private const int LongestName = 40;

    public static UnreadablePatientException? Find(ReadOnlySpan<byte> text)
    {
        // One level more than is allowed, so that the level that is too deep can be told from other faults.
        Utf8JsonReader reader = new(text, new JsonReaderOptions { MaxDepth = JsonPayload.MaxDepth + 1 });
        Stack<Level> levels = [];
        try
        {
            while (reader.Read())
            {
                if (Step(ref reader, levels) is { } fault)
                {
                    return fault;
                }
            }

            return null;
        }
        catch (JsonException e)
        {
            return FhirFaults.NotJson(Place(levels, e));
        }
    }

    private static UnreadablePatientException? Step(ref Utf8JsonReader reader, Stack<Level> levels)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Count(levels);
                if (levels.Count >= JsonPayload.MaxDepth)
                {
                    return FhirFaults.TooDeep(Path(levels));
                }

                levels.Push(new Level(reader.TokenType == JsonTokenType.StartArray));
                return null;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                levels.Pop();
                return null;
            case JsonTokenType.PropertyName:
                if (Text(ref reader) is not { } name)
                {
                    return FhirFaults.NotUnicode(Path(levels));
                }

                Level level = levels.Peek();
                level.Name = name;
                return level.Names.Add(name) ? null : FhirFaults.DuplicateProperty(Path(levels));
            case JsonTokenType.String:
                Count(levels);
                return Text(ref reader) is null ? FhirFaults.NotUnicode(Path(levels)) : null;
            default:
                Count(levels);
                return null;
        }
    }

    private static void Count(Stack<Level> levels)
    {
        if (levels.TryPeek(out Level? level) && level.IsArray)
        {
            level.Index++;
        }
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Place(Stack<Level> levels, JsonException e) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path(levels)} (line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1})");

    private static string Path(Stack<Level> levels)
    {
        StringBuilder path = new("$");
        foreach (Level level in levels.Reverse())
        {
            if (level.IsArray)
            {
                path.Append('[').Append(Math.Max(level.Index, 0).ToString(CultureInfo.InvariantCulture)).Append(']');
            }
            else if (level.Name is { } name)
            {
                path.Append('.').Append(Shown(name));
            }
        }

        return path.ToString();
    }

    // A property that cannot be an element of FHIR may hold anything, a value of the patient too: it is not repeated.
    private static string Shown(string name) =>
        name.Length <= LongestName && name.TrimStart('_').All(char.IsAsciiLetterOrDigit) ? name : "?";

    private sealed class Level(bool isArray)
    {
        public bool IsArray { get; } = isArray;

        public int Index { get; set; } = -1;

        public string? Name { get; set; }

        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);
    }
}
