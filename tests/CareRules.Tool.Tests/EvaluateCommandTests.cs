using CareRules.Tests.Support;
using CareRules.Tool.Tests.Support;

namespace CareRules.Tool.Tests;

public sealed class EvaluateCommandTests : IDisposable
{
    private const string Approved = "tests/CareRules.Tool.Tests/Approved/";

    private readonly Workspace workspace = new();

    [Theory]
    [InlineData("text", "evaluate.txt")]
    [InlineData("markdown", "evaluate.md")]
    public void A_bundle_is_evaluated_and_printed(string format, string approved)
    {
        string patient = workspace.Write("patient.json", Workspace.Bundle("1"));
        ToolRun run = ToolRun.Of("evaluate", "--pack", workspace.Pack, "--patient", patient, "--format", format);
        run.Error.Should().BeEmpty();
        ApprovedFile.Check(run.Output, Approved + approved);
    }

    [Theory]
    [InlineData("html", "Review Ibuprofen; it can worsen Heart failure.")]
    [InlineData("html-patient", "Your care plan")]
    public void A_page_is_printed_for_the_clinician_and_for_the_patient(string format, string expected)
    {
        string patient = workspace.Write("patient.json", Workspace.Bundle("1"));
        ToolRun run = ToolRun.Of("evaluate", "--pack", workspace.Pack, "--patient", patient, "--format", format);
        run.Status.Should().Be(ExitStatus.Done);
        run.Output.Should().StartWith("<!doctype html>").And.Contain(expected).And.EndWith("</html>\n");
    }

    [Theory]
    [InlineData("patient.yaml")]
    [InlineData("patient.json")]
    [InlineData("patient")]
    public void A_native_file_is_told_apart_by_what_it_holds(string name)
    {
        string patient = workspace.Write(name, "as-of: 2026-01-15\npatient: { age: 78, sex: male, conditions: [heart-failure], medications: [oral-nsaid] }\n");
        ToolRun run = ToolRun.Of("evaluate", "--pack", workspace.Pack, "--patient", patient);
        run.Status.Should().Be(ExitStatus.Done, run.Error);
        run.Output.Should().Contain(" on 2026-01-15: 1 recommendation.").And.Contain("HIGH: Oral NSAID with heart failure");
    }

    [Theory]
    [InlineData(null, "2026-02-01")]
    [InlineData("today", "2026-02-01")]
    [InlineData("2025-12-24", "2025-12-24")]
    [InlineData("last-encounter", "2025-11-05")]
    public void The_date_is_the_one_that_was_asked_for(string? asOf, string date)
    {
        string bundle = Workspace.Bundle("1").Replace(
            "\"entry\":[",
            "\"entry\":[{\"resource\":{\"resourceType\":\"Encounter\",\"id\":\"e\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},\"period\":{\"start\":\"2025-11-05T09:00:00Z\",\"end\":\"2025-11-05T09:20:00Z\"}}},"
            + "{\"resource\":{\"resourceType\":\"Encounter\",\"id\":\"f\",\"status\":\"planned\",\"class\":{\"code\":\"AMB\"},\"period\":{\"start\":\"2026-03-05\"}}},",
            StringComparison.Ordinal);
        string patient = workspace.Write("patient.json", bundle);
        string[] args = ["evaluate", "--pack", workspace.Pack, "--patient", patient];
        ToolRun.Of(asOf is null ? args : [.. args, "--as-of", asOf]).Output.Should().StartWith($"Patient/1 on {date}:");
    }

    [Fact]
    public void What_the_user_says_is_complete_is_supplied()
    {
        string patient = workspace.Write("patient.json", Workspace.Bundle("1"));
        ToolRun.Of("evaluate", "--pack", workspace.Pack, "--patient", patient, "--supplied", "all").Output.Should().Contain("every section was supplied");
    }

    [Fact]
    public void An_unreadable_patient_is_one_line_with_file_place_and_reason_and_no_value()
    {
        string patient = workspace.Write("patient.json", Workspace.Bundle("SECRET").Replace("\"type\":\"collection\"", "\"type\":\"collection\",\"type\":\"SECRET\"", StringComparison.Ordinal));
        ToolRun run = ToolRun.Of("evaluate", "--pack", workspace.Pack, "--patient", patient);
        run.Status.Should().Be(ExitStatus.Findings);
        run.Output.Should().BeEmpty();
        run.Error.Should().StartWith($"{patient}: ").And.MatchRegex(@"\[CR5\d\d\d\]\n$").And.NotContain("SECRET");
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nobody\n")]
    [InlineData("as-of: 2026-02-01\n")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("patient:\n")]
    [InlineData("patient: 5\n")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("a: &a [1]\nb: *a\n")]
    [InlineData("{\"resourceType\":")]
    [InlineData("{\"resourceType\":\"Patient\",\"id\":\"x\"}")]
    [InlineData("patient: { age: 78, conditions: [SECRET] }\n")]
    [InlineData("patient: { age: SECRET }\n")]
    public void What_is_no_patient_is_refused_in_one_line_without_values(string text)
    {
        string patient = workspace.Write("patient", text);
        ToolRun run = ToolRun.Of("evaluate", "--pack", workspace.Pack, "--patient", patient);
        run.Status.Should().Be(ExitStatus.Findings, run.Output);
        run.Output.Should().BeEmpty();
        run.Error.Should().StartWith(patient).And.MatchRegex(@"^[^\n]* \[CR\d{4}\]\n$").And.NotContain("SECRET");
    }

    public void Dispose() => workspace.Dispose();
}
