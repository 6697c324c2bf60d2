using System.Text.Json;
using CareRules.Tests.Support;
using CareRules.Tool.Tests.Support;

namespace CareRules.Tool.Tests;

/// <summary><c>evaluate --format fhir</c> and <c>--format cds-hooks</c>: what goes into another system.</summary>
public sealed class EvaluateOutputTests : IDisposable
{
    private const string Approved = "tests/CareRules.Tool.Tests/Approved/";

    private const string Draft = """
        { "resourceType": "MedicationRequest", "id": "draft-1", "status": "draft", "intent": "order", "subject": { "reference": "Patient/1" },
          "medicationCodeableConcept": { "coding": [ { "system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "5640", "display": "Ibuprofen" } ] } }
        """;

    private readonly Workspace workspace = new();

    [Theory]
    [InlineData("fhir", "evaluate.fhir.json")]
    [InlineData("cds-hooks", "evaluate.cds-hooks.json")]
    public void A_bundle_is_evaluated_and_printed(string format, string approved)
    {
        ToolRun run = Run(Workspace.Bundle("1"), "--format", format);
        run.Status.Should().Be(ExitStatus.Done, run.Error);
        run.Error.Should().BeEmpty();
        run.Output.Should().EndWith("}\n");
        ApprovedFile.Check(run.Output, Approved + approved);
    }

    [Fact]
    public void A_draft_order_that_should_be_stopped_can_be_removed_from_its_card()
    {
        string draft = workspace.Write("draft.json", Draft);
        ToolRun run = Run(Workspace.Bundle("1", onNsaid: false), "--format", "cds-hooks", "--propose", draft);
        run.Status.Should().Be(ExitStatus.Done, run.Error);
        using JsonDocument cards = JsonDocument.Parse(run.Output);
        JsonElement card = cards.RootElement.GetProperty("cards")[0];
        card.GetProperty("summary").GetString().Should().Be("Oral NSAID with heart failure");
        card.GetProperty("suggestions")[0].GetProperty("actions")[0].GetProperty("resourceId").GetString().Should().Be("MedicationRequest/draft-1");
    }

    [Fact]
    public void A_what_if_has_no_FHIR_form()
    {
        string draft = workspace.Write("draft.json", Draft);
        ToolRun run = Run(Workspace.Bundle("1", onNsaid: false), "--format", "fhir", "--propose", draft);
        run.Status.Should().Be(ExitStatus.Usage);
        run.Output.Should().BeEmpty();
        run.Error.Should().Contain("has no format `fhir`; it has text, json, markdown and cds-hooks.").And.EndWith("\n");
    }

    [Theory]
    [InlineData("fhir")]
    [InlineData("cds-hooks")]
    public void An_unreadable_patient_prints_nothing_that_another_system_could_take_for_an_answer(string format)
    {
        ToolRun run = Run("{\"resourceType\":\"Bundle\",\"entry\":[]}", "--format", format);
        run.Status.Should().Be(ExitStatus.Findings);
        run.Output.Should().BeEmpty();
        run.Error.Should().MatchRegex(@"^[^\n]* \[CR5007\]\n$");
    }

    [Theory]
    [InlineData("fhir")]
    [InlineData("cds-hooks")]
    public void A_file_that_is_not_there_is_wrong_usage(string format)
    {
        ToolRun run = ToolRun.Of("evaluate", "--pack", workspace.Pack, "--patient", workspace.At("nobody.json"), "--format", format);
        run.Status.Should().Be(ExitStatus.Usage);
        run.Output.Should().BeEmpty();
    }

    public void Dispose() => workspace.Dispose();

    private ToolRun Run(string bundle, params string[] more) =>
        ToolRun.Of(["evaluate", "--pack", workspace.Pack, "--patient", workspace.Write("patient.json", bundle), .. more]);
}
