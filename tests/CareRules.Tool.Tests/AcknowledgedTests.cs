using System.Text.Json;
using CareRules.Tool.Tests.Support;

namespace CareRules.Tool.Tests;

/// <summary>What clinicians acknowledged is passed in with a file, listed as acknowledged, and kept in the record of the decision.</summary>
public sealed class AcknowledgedTests : IDisposable
{
    private readonly Workspace workspace = new();
    private readonly string patient;

    public AcknowledgedTests() => patient = workspace.Write("patient.json", Workspace.Bundle("1"));

    [Fact]
    public void What_was_acknowledged_is_listed_and_not_shown_and_the_decision_can_be_derived_again()
    {
        string file = workspace.Write("acknowledged.json", $$"""
            [ { "fingerprint": "{{Fingerprint()}}", "reason": { "system": "https://example.org/r", "value": "declined", "display": "patient declined" }, "on": "2026-01-20", "until": "2026-03-01" } ]
            """);
        string record = workspace.At("decision.json");
        ToolRun run = Evaluate("--acknowledged", file, "--record", record);
        run.Status.Should().Be(ExitStatus.Done, run.Error);
        run.Output.Should().Contain("no recommendations, 1 acknowledged").And.Contain("acknowledged (patient declined) until 2026-03-01\n  [nsaid-in-heart-failure]");

        ToolRun same = ToolRun.Of("replay", record, "--pack", workspace.Pack, "--patient", patient);
        same.Output.Should().Be("The same, byte for byte.\n");
    }

    [Fact]
    public void What_a_host_changed_in_code_is_done_again()
    {
        RuleSet changed = RuleSet.Compile(o => o.AddDirectory(workspace.Pack).Disable("nsaid-in-heart-failure", because: "Our formulary has none."));
        (CareRules.Clinical.PatientRecord read, DateOnly day) = (FhirPatient.Read(File.ReadAllBytes(patient)), new DateOnly(2026, 2, 1));
        string record = workspace.Write("decision.json", DecisionRecord.Of(changed.Evaluate(read, day)).ToJson());
        ToolRun.Of("replay", record, "--pack", workspace.Pack, "--patient", patient).Output.Should().Be("The same, byte for byte.\n");
    }

    [Theory]
    [InlineData("[ { } ]", "Acknowledgement 1 has no `fingerprint`.")]
    [InlineData("not json", "It is not well-formed JSON (line 1).")]
    public void A_file_that_cannot_be_read_is_one_sentence_and_ends_with_findings(string text, string expected)
    {
        string file = workspace.Write("acknowledged.json", text);
        ToolRun run = Evaluate("--acknowledged", file);
        (run.Status, run.Output, run.Error).Should().Be((ExitStatus.Findings, "", $"{file}: {expected}\n"));
    }

    [Fact]
    public void A_criterion_that_the_rules_do_not_know_is_said_and_not_quoted()
    {
        string file = workspace.Write("acknowledged.json", $$"""
            [ { "fingerprint": "{{Fingerprint()}}", "reason": { "system": "https://example.org/r", "value": "declined" }, "on": "2026-01-20", "rearmWhen": "{ condition: secret }" } ]
            """);
        ToolRun run = Evaluate("--acknowledged", file);
        (run.Status, run.Output, run.Error).Should().Be((ExitStatus.Findings, "", $"{file}: The criterion of an acknowledgement cannot be read (CR1001).\n"));
    }

    [Fact]
    public void A_file_that_is_not_there_is_wrong_usage() => Evaluate("--acknowledged", workspace.At("none.json")).Status.Should().Be(ExitStatus.Usage);

    public void Dispose() => workspace.Dispose();

    private string Fingerprint()
    {
        using JsonDocument json = JsonDocument.Parse(Evaluate("--format", "json").Output);
        return json.RootElement.GetProperty("recommendations")[0].GetProperty("fingerprint").GetString()!;
    }

    private ToolRun Evaluate(params string[] more) => ToolRun.Of(["evaluate", "--pack", workspace.Pack, "--patient", patient, "--as-of", "2026-02-01", .. more]);
}
