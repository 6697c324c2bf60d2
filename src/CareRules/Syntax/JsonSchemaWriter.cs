using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CareRules.Syntax;

/// <summary>Writes the language as a JSON Schema (draft 7, which editors of YAML read). Features that this version lacks are left out.</summary>
internal static class JsonSchemaWriter
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema of a rule file, with those of <c>pack.yaml</c> and of a patient file among its definitions.</summary>
    public static string Write()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Layout))
        {
            SchemaNames names = new();
            json.WriteStartObject();
            json.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
            json.WriteString("title", "CareRules rule language, version 1");
            WriteReference(json, names.NameOf(LanguageShape.RuleFile));
            names.NameOf(LanguageShape.Pack);
            names.NameOf(LanguageShape.PatientFile);
            json.WriteStartObject("definitions");
            while (names.TryNext(out string? name, out Shape? shape))
            {
                json.WriteStartObject(name);
                WriteBlock(json, shape, names);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    // A reference stands in an `allOf`, because draft 7 reads nothing else beside it.
    private static void WriteReference(Utf8JsonWriter json, string name)
    {
        json.WriteStartArray("allOf");
        json.WriteStartObject();
        json.WriteString("$ref", $"#/definitions/{name}");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteShape(Utf8JsonWriter json, Shape shape, SchemaNames names)
    {
        switch (shape)
        {
            case ScalarShape scalar:
                ScalarSchema.Write(json, scalar);
                break;
            case ListShape list:
                json.WriteString("type", "array");
                json.WriteNumber("minItems", list.Minimum);
                json.WriteStartObject("items");
                WriteShape(json, list.Item, names);
                json.WriteEndObject();
                break;
            case MapOfShape map:
                json.WriteString("type", "object");
                json.WriteStartObject("propertyNames");
                ScalarSchema.WriteKey(json, map.Key);
                json.WriteEndObject();
                json.WriteStartObject("additionalProperties");
                WriteShape(json, map.Value, names);
                json.WriteEndObject();
                break;
            case MappingShape or HeadedShape:
                WriteReference(json, names.NameOf(shape));
                break;
            case ChoiceShape choice:
                WriteAlternatives(json, "anyOf", new Shape?[] { choice.Text, choice.List, choice.Block }.OfType<Shape>(), part => WriteAlternative(json, part, names));
                break;
        }
    }

    // Where a host's own business is one of several shapes, it is a block of its own.
    private static void WriteAlternative(Utf8JsonWriter json, Shape part, SchemaNames names)
    {
        if (part is AnyShape)
        {
            json.WriteString("type", "object");
            return;
        }

        WriteShape(json, part, names);
    }

    private static void WriteBlock(Utf8JsonWriter json, Shape shape, SchemaNames names)
    {
        switch (shape)
        {
            case MappingShape mapping:
                WriteKeys(json, mapping.Keys, mapping.Groups, mapping.FreeKey?.Value, names);
                break;
            case HeadedShape headed:
                WriteAlternatives(json, "oneOf", headed.Heads().Where(static h => !h.Key.IsNotYet), head =>
                {
                    json.WriteString("title", head.Key.Name);
                    KeyShape[] keys = [head.Key.Required, .. head.Qualifiers, .. headed.Common];
                    WriteKeys(json, [.. keys.DistinctBy(static k => k.Name)], head.Groups, null, names);
                });
                break;
        }
    }

    private static void WriteKeys(Utf8JsonWriter json, ImmutableArray<KeyShape> keys, ImmutableArray<KeyGroup> groups, Shape? others, SchemaNames names)
    {
        KeyShape[] available = [.. keys.Where(static k => !k.IsNotYet)];
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (KeyShape key in available)
        {
            json.WriteStartObject(key.Name);
            json.WriteString("description", key.Doc);
            WriteShape(json, key.Shape, names);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        WriteNames(json, "required", available.Where(static k => k.IsRequired).Select(static k => k.Name));
        WriteGroups(json, groups, [.. available.Select(static k => k.Name)]);
        if (others is null)
        {
            json.WriteBoolean("additionalProperties", value: false);
            return;
        }

        json.WriteStartObject("additionalProperties");
        WriteShape(json, others, names);
        json.WriteEndObject();
    }

    private static void WriteGroups(Utf8JsonWriter json, ImmutableArray<KeyGroup> groups, ImmutableHashSet<string> available)
    {
        if (groups.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("allOf");
        foreach (KeyGroup group in groups)
        {
            string[] keys = [.. group.Keys.Where(available.Contains)];
            json.WriteStartObject();
            if (group.OneIsNeeded)
            {
                WriteAlternatives(json, "oneOf", keys, key => WriteNames(json, "required", [key]));
            }
            else
            {
                json.WriteStartObject("not");
                IEnumerable<string[]> pairs = keys.SelectMany((first, i) => keys.Skip(i + 1).Select(second => new[] { first, second }));
                WriteAlternatives(json, "anyOf", pairs, pair => WriteNames(json, "required", pair));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAlternatives<T>(Utf8JsonWriter json, string name, IEnumerable<T> parts, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T part in parts)
        {
            json.WriteStartObject();
            write(part);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
