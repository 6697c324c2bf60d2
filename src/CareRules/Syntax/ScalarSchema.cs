using System.Collections.Immutable;
using System.Text.Json;

namespace CareRules.Syntax;

/// <summary>A text in a schema. Editors read <c>5640</c> as a number, so a text may be one; quotes never change what a text means, so a number may be a text.</summary>
internal static class ScalarSchema
{
    private const string IdPattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    public static void Write(Utf8JsonWriter json, ScalarShape shape)
    {
        switch (shape.Kind)
        {
            case ScalarKind.Word:
                WriteWords(json, shape.Words);
                break;
            case ScalarKind.Integer:
                WriteTypes(json, "integer", "string");
                json.WriteString("pattern", "^-?(0|[1-9][0-9]{0,8})$");
                break;
            case ScalarKind.Number:
                WriteTypes(json, "number", "string");
                json.WriteString("pattern", @"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$");
                break;
            case ScalarKind.Boolean:
                WriteWords(json, ["true", "false"]);
                break;
            case ScalarKind.Id:
                WritePattern(json, IdPattern);
                break;
            case ScalarKind.Date:
                WritePattern(json, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
                break;
            case ScalarKind.PartialDate:
                WriteTypes(json, "string", "integer");
                json.WriteString("pattern", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$");
                break;
            case ScalarKind.Version:
                WritePattern(json, @"^[0-9]+\.[0-9]+\.[0-9]+([-+].+)?$");
                break;
            case ScalarKind.Language:
                WritePattern(json, "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$");
                break;
            case ScalarKind.Url:
                WritePattern(json, "^https?://");
                break;
            default:
                WriteTypes(json, "string", "number", "boolean");
                json.WriteNumber("minLength", 1);
                break;
        }
    }

    /// <summary>The same as a rule for keys, which are always texts.</summary>
    public static void WriteKey(Utf8JsonWriter json, ScalarShape shape)
    {
        if (shape.Kind is ScalarKind.Id or ScalarKind.Word or ScalarKind.Language)
        {
            Write(json, shape);
        }
        else
        {
            json.WriteNumber("minLength", 1);
        }
    }

    // `true` and `1` are a truth and a number to an editor.
    private static void WriteWords(Utf8JsonWriter json, ImmutableArray<string> words)
    {
        json.WriteStartArray("enum");
        foreach (string word in words)
        {
            if (word is "true" or "false")
            {
                json.WriteBooleanValue(word == "true");
            }
            else if (ScalarForms.IsInteger(word))
            {
                json.WriteRawValue(word);
            }

            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }

    private static void WritePattern(Utf8JsonWriter json, string pattern)
    {
        json.WriteString("type", "string");
        json.WriteString("pattern", pattern);
    }

    private static void WriteTypes(Utf8JsonWriter json, params ReadOnlySpan<string> types)
    {
        json.WriteStartArray("type");
        foreach (string type in types)
        {
            json.WriteStringValue(type);
        }

        json.WriteEndArray();
    }
}
