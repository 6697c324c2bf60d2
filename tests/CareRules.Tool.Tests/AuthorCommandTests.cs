using System.Text.Json;
using CareRules.Tool.Tests.Support;

namespace CareRules.Tool.Tests;

public sealed class AuthorCommandTests : IDisposable
{
    private readonly Workspace workspace = new();

    [Fact]
    public void A_new_pack_passes_check_and_its_tests()
    {
        ToolRun.Of("new", "pack", workspace.At("local-rules")).Status.Should().Be(ExitStatus.Done);
        ToolRun check = ToolRun.Of("check", workspace.At("local-rules"), "--deny-warnings");
        check.Status.Should().Be(ExitStatus.Done, check.Output);
        check.Error.Should().Be("local-rules 0.1.0: 1 rule, 3 tests; 0 errors, 0 warnings.\n");
        ToolRun test = ToolRun.Of("test", workspace.At("local-rules"));
        test.Status.Should().Be(ExitStatus.Done, test.Output);
        test.Error.Should().Be("3 tests and 3 boundary tests, 0 failed.\n");
    }

    [Fact]
    public void A_new_rule_overwrites_nothing()
    {
        ToolRun.Of("new", "rule", workspace.At("pack/lithium.yaml")).Status.Should().Be(ExitStatus.Done);
        ToolRun.Of("check", workspace.Pack, "--deny-warnings").Status.Should().Be(ExitStatus.Done);
        ToolRun.Of("new", "rule", workspace.At("pack/lithium.yaml")).Status.Should().Be(ExitStatus.Usage);
        ToolRun.Of("new", "rule", workspace.At("pack/Not An Id.yaml")).Status.Should().Be(ExitStatus.Usage);
    }

    [Fact]
    public void The_schema_is_json()
    {
        using JsonDocument schema = JsonDocument.Parse(ToolRun.Of("schema").Output);
        schema.RootElement.GetProperty("$schema").GetString().Should().Be("http://json-schema.org/draft-07/schema#");
    }

    [Fact]
    public void Sarif_names_the_rule_the_level_and_the_place()
    {
        Spoil();
        ToolRun run = ToolRun.Of("check", workspace.Pack, "--format", "sarif");
        run.Status.Should().Be(ExitStatus.Findings);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("version").GetString().Should().Be("2.1.0");
        JsonElement result = json.RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        result.GetProperty("ruleId").GetString().Should().Be("CR1001");
        result.GetProperty("level").GetString().Should().Be("error");
        result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32().Should().Be(14);
    }

    [Fact]
    public void An_annotation_is_one_line_with_the_place()
    {
        Spoil();
        ToolRun.Of("check", workspace.Pack, "--format", "github").Output.Should()
            .StartWith("::error file=").And.Contain(",line=14,col=23,endLine=14,endColumn=33,title=CR1001::There is no concept called `oral-nsiad`. Did you mean `oral-nsaid`?\n");
    }

    [Fact]
    public void A_review_date_that_has_passed_is_found_on_the_day_that_is_named()
    {
        workspace.Write("pack/rules.yaml", Workspace.Rules + "\n    governance: { review-by: 2026-01-31 }\n" + Workspace.Tests);
        ToolRun.Of("check", workspace.Pack, "--today", "2026-01-31", "--deny-warnings").Status.Should().Be(ExitStatus.Done);
        ToolRun run = ToolRun.Of("check", workspace.Pack, "--today", "2026-02-01", "--deny-warnings");
        run.Status.Should().Be(ExitStatus.Findings);
        run.Output.Should().Contain("CR2010");
    }

    [Fact]
    public void Coverage_says_what_no_test_has_seen()
    {
        ToolRun run = ToolRun.Of("test", workspace.Pack, "--coverage");
        run.Output.Should().Contain("rule small/nsaid-in-heart-failure: never seen undetermined\n");
        run.Error.Should().EndWith("Coverage: 0 of 1 rules seen fired, silent and undetermined; 0 of 3 criteria seen true, false and unknown.\n");
    }

    public void Dispose() => workspace.Dispose();

    private void Spoil() => workspace.Write("pack/rules.yaml", Workspace.Rules.Replace("{ stop: oral-nsaid }", "{ stop: oral-nsiad }", StringComparison.Ordinal));
}
