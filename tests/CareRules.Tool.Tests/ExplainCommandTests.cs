using CareRules.Tool.Tests.Support;

namespace CareRules.Tool.Tests;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly Workspace workspace = new();

    [Theory]
    [InlineData("text", "Why:", "[yes] taking oral NSAID: Ibuprofen, 1 Dec 2025 [MedicationRequest/m-1]")]
    [InlineData("markdown", "## Why", "**yes**")]
    [InlineData("json", "\"outcome\": \"fired\"", "\"at\": \"small/rules.yaml:")]
    [InlineData("html", "<!doctype html>", "default-src &#x27;none&#x27;")]
    public void A_rule_is_explained_in_every_form(string format, string first, string second)
    {
        ToolRun run = Explain("nsaid-in-heart-failure", "--format", format);
        run.Status.Should().Be(ExitStatus.Done, run.Error);
        run.Output.Should().Contain(first).And.Contain(second.Replace("&#x27;", "'", StringComparison.Ordinal));
    }

    [Fact]
    public void What_would_change_it_is_said() =>
        Explain("nsaid-in-heart-failure").Output.Should().Contain("It would not fire if:").And.Contain("- Ibuprofen were stopped");

    [Fact]
    public void With_full_every_criterion_has_its_place() =>
        Explain("nsaid-in-heart-failure", "--full").Output.Should().Contain("(small/rules.yaml:");

    [Fact]
    public void A_name_that_is_no_rule_is_wrong_usage()
    {
        ToolRun run = Explain("no-such-rule");
        run.Status.Should().Be(ExitStatus.Usage);
        run.Error.Should().Contain("`no-such-rule`");
    }

    [Fact]
    public void A_page_escapes_what_came_from_the_record()
    {
        string patient = workspace.Write("patient.json", Workspace.Bundle("1").Replace("Ibuprofen", "<script>alert(1)</script>", StringComparison.Ordinal));
        ToolRun.Of("explain", "--pack", workspace.Pack, "--patient", patient, "--rule", "nsaid-in-heart-failure", "--format", "html").Output
            .Should().NotContain("<script").And.Contain("&lt;script&gt;");
    }

    [Fact]
    public void Proposed_orders_say_what_they_would_change()
    {
        string patient = workspace.Write("patient.json", Workspace.Bundle("1", onNsaid: false));
        string order = workspace.Write("order.json", "{\"resourceType\":\"MedicationRequest\",\"id\":\"o\",\"status\":\"draft\",\"intent\":\"order\",\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"5640\",\"display\":\"Ibuprofen\"}]},\"subject\":{\"reference\":\"Patient/1\"}}");
        ToolRun run = ToolRun.Of("evaluate", "--pack", workspace.Pack, "--patient", patient, "--propose", order);
        run.Status.Should().Be(ExitStatus.Done, run.Error);
        run.Output.Should().Contain("1 new").And.Contain("HIGH: Oral NSAID with heart failure").And.Contain("because of Ibuprofen");
    }

    [Fact]
    public void A_decision_is_derived_again_byte_for_byte_and_a_changed_pack_is_named()
    {
        string patient = workspace.Write("patient.json", Workspace.Bundle("1"));
        string record = workspace.At("decision.json");
        ToolRun.Of("evaluate", "--pack", workspace.Pack, "--patient", patient, "--record", record).Status.Should().Be(ExitStatus.Done);
        ToolRun same = ToolRun.Of("replay", record, "--pack", workspace.Pack, "--patient", patient);
        (same.Status, same.Output).Should().Be((ExitStatus.Done, "The same, byte for byte.\n"), same.Error);

        workspace.Write("pack/rules.yaml", Workspace.Rules.Replace("condition: heart-failure", "not: { condition: heart-failure }", StringComparison.Ordinal));
        ToolRun other = ToolRun.Of("replay", record, "--pack", workspace.Pack, "--patient", patient);
        other.Status.Should().Be(ExitStatus.Findings, other.Error);
        other.Output.Should().Contain("The pack small 1.0.0 has changed").And.Contain("small/nsaid-in-heart-failure: silent, was fired.");
    }

    [Fact]
    public void With_explain_each_recommendation_carries_its_explanation()
    {
        string patient = workspace.Write("patient.json", Workspace.Bundle("1"));
        ToolRun.Of("evaluate", "--pack", workspace.Pack, "--patient", patient, "--format", "json", "--explain").Output.Should().Contain("\"label\": \"all of\"");
        ToolRun.Of("evaluate", "--pack", workspace.Pack, "--patient", patient, "--format", "json").Output.Should().Contain("\"explanation\": null");
    }

    public void Dispose() => workspace.Dispose();

    private ToolRun Explain(string rule, params string[] more) =>
        ToolRun.Of(["explain", "--pack", workspace.Pack, "--patient", workspace.Write("patient.json", Workspace.Bundle("1")), "--rule", rule, .. more]);
}
