using System.Xml.Linq;
using CareRules.Tool.Tests.Support;

namespace CareRules.Tool.Tests;

public sealed class TestCommandTests : IDisposable
{
    private readonly Workspace workspace = new();

    [Fact]
    public void Tests_that_pass_are_a_number()
    {
        ToolRun run = ToolRun.Of("test", workspace.Pack);
        run.Status.Should().Be(ExitStatus.Done, run.Output);
        run.Output.Should().BeEmpty();
        run.Error.Should().Be("2 tests, 0 failed.\n");
    }

    [Trait("Clause", "18.15")]
    [Fact]
    public void Slips_that_no_test_notices_are_listed_and_counted()
    {
        ToolRun run = ToolRun.Of("test", workspace.Pack, "--mutate");
        run.Output.Should().Be("rules.yaml:10:11: No test of `nsaid-in-heart-failure` fails when this is left out: heart failure recorded.\n");
        run.Error.Should().Be("2 tests, 0 failed.\nMutation: 2 of 3 slips noticed by a test.\n");
    }

    [Trait("Clause", "18.16")]
    [Fact]
    public void The_tests_of_one_rule_can_be_run_alone()
    {
        const string Other = "  - { id: ibuprofen, title: An NSAID, category: drug-disease, when: { medication: oral-nsaid }, recommend: { severity: low, action: { stop: oral-nsaid }, text: T } }\n";
        const string OtherTest = "  - { name: none, as-of: 2026-02-01, patient: { medications: [] }, expect: { silent: [ibuprofen] } }\n";
        workspace.Write("pack/rules.yaml", $"{Workspace.Rules}\n{Other}{Workspace.Tests.Replace(", nothing-else: true", "", StringComparison.Ordinal)}\n{OtherTest}");
        ToolRun.Of("test", workspace.Pack, "--rule", "ibuprofen", "--mutate").Error.Should().Be("1 test, 0 failed.\nMutation: 0 of 0 slips noticed by a test.\n");
        ToolRun.Of("test", workspace.Pack, "--rule", "small/ibuprofen", "--rule", "nsaid-in-heart-failure").Error.Should().Be("3 tests, 0 failed.\n");
        ToolRun.Of("test", workspace.Pack, "--rule", "heart").Error.Should().Be("`heart` is not the name of exactly one rule; write it as id or pack/id. There are `nsaid-in-heart-failure`.\n");
    }

    [Trait("Clause", "18.1")]
    [Fact]
    public void A_failure_says_what_was_expected_and_what_came()
    {
        workspace.Write("pack/rules.yaml", Workspace.Rules + Workspace.Tests.Replace("silent: [nsaid", "fires: [nsaid", StringComparison.Ordinal));
        ToolRun run = ToolRun.Of("test", workspace.Pack);
        run.Status.Should().Be(ExitStatus.Findings);
        run.Output.Should().Be("FAILED heart failure alone is left alone (rules.yaml:24:11)\n  `small/nsaid-in-heart-failure`: expected fires, got silent. The rule does not fire because no oral NSAID is taken. It would fire if oral NSAID were started.\n");
        run.Error.Should().Be("2 tests, 1 failed.\n");
    }

    [Trait("Clause", "18.4")]
    [Fact]
    public void Something_else_that_is_said_fails_a_test_that_forbids_it()
    {
        workspace.Write("pack/rules.yaml", Workspace.Rules + Workspace.Tests.Replace("fires: [nsaid-in-heart-failure], nothing-else: true", "at-most: moderate", StringComparison.Ordinal));
        ToolRun.Of("test", workspace.Pack).Output.Should().Contain("  expected nothing else above moderate, got `small/nsaid-in-heart-failure` (high).\n");
    }

    [Trait("Clause", "18.2")]
    [Fact]
    public void A_gap_that_is_not_listed_fails_a_test_that_expects_it()
    {
        workspace.Write("pack/rules.yaml", Workspace.Rules + Workspace.Tests.Replace("nothing-else: true", "gaps: [egfr]", StringComparison.Ordinal));
        ToolRun.Of("test", workspace.Pack).Output.Should().Contain("  expected `egfr` to be listed as missing; listed: none.\n");
    }

    [Trait("Clause", "18.13")]
    [Fact]
    public void A_test_may_name_a_bundle_of_the_pack()
    {
        workspace.Write("pack/people/one.json", Workspace.Bundle("1"));
        workspace.Write("pack/rules.yaml", Workspace.Rules + """

            tests:
              - name: a patient from a file
                as-of: 2026-02-01
                patient: people/one.json
                expect: { fires: [nsaid-in-heart-failure] }
            """);
        ToolRun run = ToolRun.Of("test", workspace.Pack);
        run.Status.Should().Be(ExitStatus.Done, run.Output + run.Error);
    }

    [Fact]
    public void The_junit_report_counts_and_names_what_failed()
    {
        workspace.Write("pack/rules.yaml", Workspace.Rules + Workspace.Tests.Replace("silent: [nsaid", "fires: [nsaid", StringComparison.Ordinal));
        XElement suite = XDocument.Parse(ToolRun.Of("test", workspace.Pack, "--format", "junit").Output).Root!.Element("testsuite")!;
        suite.Attribute("tests")!.Value.Should().Be("2");
        suite.Attribute("failures")!.Value.Should().Be("1");
        suite.Elements("testcase").Last().Element("failure")!.Attribute("message")!.Value.Should().Contain("expected fires, got silent");
    }

    public void Dispose() => workspace.Dispose();
}
