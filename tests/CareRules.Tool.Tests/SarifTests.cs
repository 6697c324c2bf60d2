using System.Text.Json.Nodes;
using CareRules.Tests.Support;
using CareRules.Tool.Tests.Support;
using Json.Schema;
using JsonOptions = Json.Schema.EvaluationOptions;

namespace CareRules.Tool.Tests;

/// <summary>Reports in SARIF, held against the schema of the standard by a validator that knows nothing of this project.</summary>
public sealed class SarifTests : IDisposable
{
    private static readonly JsonSchema Standard = Load();

    private readonly Workspace workspace = new();

    [Fact]
    public void A_report_without_findings_is_of_the_standard() => Report("pack").AsArray().Should().BeEmpty();

    [Fact]
    public void A_report_of_errors_warnings_and_notes_is_of_the_standard()
    {
        workspace.Write("pack/a file, with signs: é #1.yaml", "rules:\n  - id: Second\n    title: A: b\n    when: { age: >= 75 }\n");
        workspace.Write("pack/idle.yaml", "concepts:\n  idle: { kind: condition, codes: { snomed: [\"1\"] } }\n  idle: { kind: condition }\ndefinitions:\n  x: { all: [ { age: '>= 65' }, { age: '< 60' } ] }\n");

        Report("pack").AsArray().Select(static r => r!["level"]!.GetValue<string>()).Should().Contain("error");
    }

    [Fact]
    public void A_pack_that_is_missing_is_of_the_standard()
    {
        workspace.Write("empty/note.txt", "nothing");

        Report("empty").AsArray().Should().NotBeEmpty();
    }

    [Fact]
    public void A_report_that_is_not_of_the_standard_is_refused()
    {
        JsonNode report = JsonNode.Parse(ToolRun.Of("check", workspace.Pack, "--format", "sarif").Output)!;
        report["runs"]![0]!["results"] = new JsonArray(new JsonObject { ["ruleId"] = "CR0001" });

        Standard.Evaluate(report).IsValid.Should().BeFalse();
    }

    public void Dispose() => workspace.Dispose();

    private JsonNode Report(string pack)
    {
        JsonNode report = JsonNode.Parse(ToolRun.Of("check", workspace.At(pack), "--format", "sarif").Output)!;
        EvaluationResults said = Standard.Evaluate(report, new JsonOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        string.Join('\n', said.Details.Where(static d => d.HasErrors).Select(static d => $"{d.InstanceLocation}: {string.Join("; ", d.Errors!.Values)}")).Should().BeEmpty();
        said.IsValid.Should().BeTrue();
        return report["runs"]![0]!["results"]!;
    }

    // The schema is written for draft 4 and uses nothing of it that draft 7 reads otherwise, its own name apart.
    private static JsonSchema Load()
    {
        JsonObject schema = JsonNode.Parse(File.ReadAllText(RepositoryRoot.At("tests", "CareRules.Tool.Tests", "Formats", "sarif-schema-2.1.0.json")))!.AsObject();
        schema.Remove("id");
        schema["$schema"] = "http://json-schema.org/draft-07/schema#";
        return JsonSchema.FromText(schema.ToJsonString());
    }
}
