using System.Text.Json;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules;

/// <summary>Writes explanations as JSON, alone and inside a result.</summary>
internal static class ExplanationJsonWriter
{
    public static string ToString(Explanation explanation, bool full, bool indented) =>
        ResultJsonWriter.ToString(json => Write(json, explanation, full), indented);

    /// <summary>One criterion and those below it.</summary>
    public static void WriteNode(Utf8JsonWriter json, ExplanationNode node)
    {
        json.WriteStartObject();
        json.WriteString("truth", node.Truth switch { true => "true", false => "false", null => "unknown" });
        json.WriteString("label", node.Label);
        json.WriteString("at", node.At);
        if (node.Points is { } points)
        {
            json.WriteString("points", points);
        }

        json.WriteList("facts", node.Facts, RecommendationJsonWriter.WriteFact);
        json.WriteStrings("missing", node.Missing);
        json.WriteStrings("notes", node.Notes);
        json.WriteList("children", node.Children, WriteNode);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Explanation explanation, bool full)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", 1);
        json.WriteString("rule", explanation.Rule);
        json.WriteString("pack", explanation.Pack);
        json.WriteString("title", explanation.Title);
        json.WriteString("patient", explanation.Patient);
        json.WriteString("asOf", PartialDate.Of(explanation.AsOf).ToString());
        json.WriteString("outcome", KebabNames.Of(explanation.Outcome));
        json.WriteString("sentence", explanation.Sentence);
        json.WriteStrings("notes", explanation.Notes);
        json.WritePropertyName("explanation");
        WriteNode(json, full ? explanation.Whole : explanation.Decisive);
        json.WriteStrings("missing", explanation.Missing);
        json.WriteList("settledBy", explanation.SettledBy, static (writer, set) =>
        {
            writer.WriteStartArray();
            foreach (string name in set)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        });
        json.WriteList("changes", explanation.Changes, static (writer, change) =>
        {
            writer.WriteStartObject();
            writer.WriteString("outcome", KebabNames.Of(change.Outcome));
            writer.WriteStrings("steps", change.Steps);
            writer.WriteBoolean("canBeDone", change.CanBeDone);
            writer.WriteBoolean("smallest", change.IsSmallest);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }
}
