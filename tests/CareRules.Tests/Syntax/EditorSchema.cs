using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CareRules.Syntax;
using Json.Schema;
using JsonOptions = Json.Schema.EvaluationOptions;

namespace CareRules.Tests.Syntax;

/// <summary>The schema of the language, held against a file by a validator that knows nothing of this project.</summary>
internal sealed partial class EditorSchema
{
    private static readonly JsonOptions Yes = new() { OutputFormat = OutputFormat.Flag };

    private readonly JsonSchema schema;

    private EditorSchema(string definition)
    {
        JsonNode root = JsonNode.Parse(JsonSchemaWriter.Write())!;
        root["allOf"]![0]!["$ref"] = $"#/definitions/{definition}";
        schema = JsonSchema.FromText(root.ToJsonString());
    }

    public static EditorSchema RuleFile { get; } = new("rule-file");

    public static EditorSchema PatientFile { get; } = new("patient-file");

    public static EditorSchema Pack { get; } = new("pack-file");

    public bool Admits(YamlNode file) => schema.Evaluate(AsJson(file), Yes).IsValid;

    /// <summary>A file as an editor sees it (the core schema of YAML 1.2): plain texts that look like numbers are numbers.</summary>
    private static JsonNode? AsJson(YamlNode node) => node switch
    {
        YamlMapping map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key.Text, AsJson(e.Value)))),
        YamlSequence list => new JsonArray([.. list.Items.Select(AsJson)]),
        YamlScalar { Quoted: false, Text: "true" or "false" } flag => JsonValue.Create(flag.Text == "true"),
        YamlScalar { Quoted: false, Text: "" or "~" or "null" } => null,
        YamlScalar { Quoted: false } scalar when Number().IsMatch(scalar.Text) => JsonNode.Parse(scalar.Text),
        YamlScalar scalar => JsonValue.Create(scalar.Text),
        _ => null,
    };

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$")]
    private static partial Regex Number();
}
