using System.Text.Json;
using System.Text.Json.Nodes;
using CareRules.Tests.Support;
using CareRules.Tool.Tests.Support;

namespace CareRules.Tool.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private readonly Workspace workspace = new();

    [Fact]
    public void A_finding_shows_the_line_the_place_and_what_to_do()
    {
        string file = workspace.Write("pack/rules.yaml", Workspace.Rules.Replace("{ stop: oral-nsaid }", "{ stop: oral-nsiad }", StringComparison.Ordinal));
        ToolRun run = ToolRun.Of("check", workspace.Pack);
        run.Output.Should().Be($$"""
            {{file}}:14:23: error CR1001: There is no concept called `oral-nsiad`.
               14 |       action: { stop: oral-nsiad }
                  |                       ^^^^^^^^^^
              help: Did you mean `oral-nsaid`?

            """.ReplaceLineEndings("\n"));
        run.Error.Should().Be("1 error, 0 warnings.\n");
    }

    [Fact]
    public void A_pack_without_mistakes_is_counted()
    {
        ToolRun run = ToolRun.Of("check", workspace.Pack);
        run.Output.Should().BeEmpty();
        run.Error.Should().Be("small 1.0.0: 1 rule, 2 tests; 0 errors, 0 warnings.\n");
    }

    [Fact]
    public void The_json_holds_each_finding_with_its_place()
    {
        workspace.Write("pack/rules.yaml", Workspace.Rules.Replace("{ stop: oral-nsaid }", "{ stop: oral-nsiad }", StringComparison.Ordinal));
        using JsonDocument json = JsonDocument.Parse(ToolRun.Of("check", workspace.Pack, "--format", "json").Output);
        json.RootElement.GetProperty("schema").GetInt32().Should().Be(1);
        json.RootElement.GetProperty("errors").GetInt32().Should().Be(1);
        JsonElement finding = json.RootElement.GetProperty("diagnostics")[0];
        finding.GetProperty("code").GetString().Should().Be("CR1001");
        finding.GetProperty("location").GetProperty("line").GetInt32().Should().Be(14);
        finding.GetProperty("location").GetProperty("endColumn").GetInt32().Should().Be(33);
    }

    [Fact]
    public void The_json_is_what_its_page_shows()
    {
        workspace.Write("pack/rules.yaml", Workspace.Rules.Replace("{ stop: oral-nsaid }", "{ stop: oral-nsiad }", StringComparison.Ordinal));
        JsonNode actual = JsonNode.Parse(ToolRun.Of("check", workspace.Pack, "--format", "json").Output)!;
        string page = File.ReadAllText(RepositoryRoot.At("docs", "findings.md"));
        int start = page.IndexOf("```json\n", StringComparison.Ordinal) + "```json\n".Length;
        JsonNode shown = JsonNode.Parse(page[start..page.IndexOf("```", start, StringComparison.Ordinal)])!;
        shown["diagnostics"]![0]!["location"]!["path"] = actual["diagnostics"]![0]!["location"]!["path"]!.DeepClone();

        JsonNode.DeepEquals(actual, shown).Should().BeTrue("it is {0}", actual);
    }

    [Fact]
    public void A_rule_file_cannot_steer_a_terminal()
    {
        workspace.Write("pack/rules.yaml", Workspace.Rules.Replace("- medication: oral-nsaid", "- medication: \"\\e[31moral\\u202E\"", StringComparison.Ordinal));
        ToolRun run = ToolRun.Of("check", workspace.Pack);
        run.Status.Should().Be(ExitStatus.Findings);
        (run.Output + run.Error).Should().NotContainAny("\u001b", "\u202E");
    }

    [Fact]
    public void Rules_that_could_conflict_are_printed_with_a_patient_who_shows_it()
    {
        workspace.Write("pack/more.yaml", """
            concepts:
              pain: { kind: condition, title: pain, codes: { snomed: ["22253000"] } }
            rules:
              - { id: go-on, title: Go on, category: omission, when: { condition: pain }, recommend: { severity: low, action: { continue: oral-nsaid }, text: Go on. } }
            """);
        ToolRun run = ToolRun.Of("check", workspace.Pack, "--conflicts", "--today", "2026-02-01");
        run.Status.Should().Be(ExitStatus.Done, run.Error);
        run.Error.Should().Contain("1 pair of rules that pull apart: 1 can conflict, 0 are left open on purpose, 0 are decided by a resolution, 0 never meet, 0 not decided.");
        run.Output.Should().Contain("opposing advice on oral-nsaid: small/go-on (").And.Contain("""
              - name: go-on and nsaid-in-heart-failure conflict on oral-nsaid
                as-of: 2026-02-01
                patient:
                  age: 50
                  sex: female
                  conditions:
                    - { is: pain, onset: 2026-02-01 }
                    - { is: heart-failure, onset: 2026-02-01 }
                  medications:
                    - { is: oral-nsaid, authored: 2026-02-01, course: repeat }
                expect: { fires: [go-on, nsaid-in-heart-failure], conflicts: [oral-nsaid] }
            """);
        JsonElement pair = JsonDocument.Parse(ToolRun.Of("check", workspace.Pack, "--conflicts", "--format", "json").Output).RootElement.GetProperty("conflicts")[0];
        pair.GetProperty("verdict").GetString().Should().Be("open");
        pair.GetProperty("rules")[1].GetProperty("rule").GetString().Should().Be("small/nsaid-in-heart-failure");
        pair.GetProperty("test").GetString().Should().StartWith("- name: go-on and nsaid-in-heart-failure conflict on oral-nsaid");
    }

    [Fact]
    public void What_is_left_open_on_purpose_is_printed_with_its_reason_and_is_no_warning()
    {
        const string More = """
            concepts:
              pain: { kind: condition, title: pain, codes: { snomed: ["22253000"] } }
            rules:
              - { id: go-on, title: Go on, category: omission, when: { condition: pain }, recommend: { severity: low, action: { continue: oral-nsaid }, text: Go on. }, evidence: [ { source: S } ] }

            """;
        const string Open = "suppress: [ { code: CR2017, on: [go-on, nsaid-in-heart-failure], because: Pain is weighed against breath. } ]\n";
        workspace.Write("pack/more.yaml", More);
        ToolRun open = ToolRun.Of("check", workspace.Pack, "--conflicts", "--deny-warnings");
        open.Status.Should().Be(ExitStatus.Findings, "a conflict that nobody has judged is a warning");
        open.Error.Should().StartWith("small 1.0.0: 2 rules, 2 tests; 0 errors, 1 warning.\n");

        workspace.Write("pack/more.yaml", More + Open);
        ToolRun run = ToolRun.Of("check", workspace.Pack, "--conflicts", "--deny-warnings");
        run.Status.Should().Be(ExitStatus.Done, run.Error);
        run.Error.Should().Contain("0 warnings.").And.Contain("1 pair of rules that pull apart: 0 can conflict, 1 is left open on purpose, 0 are decided by a resolution, 0 never meet, 0 not decided.");
        run.Output.Should().StartWith("left open on purpose, on oral-nsaid: small/go-on (").And.EndWith("\n  because: Pain is weighed against breath.\n");
        JsonElement pair = JsonDocument.Parse(ToolRun.Of("check", workspace.Pack, "--conflicts", "--format", "json").Output).RootElement.GetProperty("conflicts")[0];
        (pair.GetProperty("verdict").GetString(), pair.GetProperty("because").GetString()).Should().Be(("accepted", "Pain is weighed against breath."));

        workspace.Write("pack/more.yaml", More.Replace("continue", "review", StringComparison.Ordinal) + Open);
        ToolRun idle = ToolRun.Of("check", workspace.Pack, "--conflicts");
        idle.Output.Should().Contain("warning CR2014: Nothing that is suppressed here, CR2017 on `small/go-on` and `small/nsaid-in-heart-failure`, is found.");
    }

    public void Dispose() => workspace.Dispose();
}
