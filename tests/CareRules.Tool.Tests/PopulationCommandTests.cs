using System.Text.Json;
using CareRules.Tool.Tests.Support;

namespace CareRules.Tool.Tests;

public sealed class PopulationCommandTests : IDisposable
{
    private readonly Workspace workspace = new();

    [Fact]
    public void A_folder_of_bundles_is_read_in_the_order_of_names()
    {
        foreach (int i in Enumerable.Range(0, 40).Reverse())
        {
            string name = FormattableString.Invariant($"people/{i:D3}.json");
            if (i % 2 == 0)
            {
                workspace.Write(name, Workspace.Bundle(FormattableString.Invariant($"p{i:D3}")));
            }
            else
            {
                workspace.WriteGzip(name + ".gz", Workspace.Bundle(FormattableString.Invariant($"p{i:D3}")));
            }
        }

        Patients(ToolRun.Of("population", "--pack", workspace.Pack, "--input", workspace.At("people")))
            .Should().Equal(Enumerable.Range(0, 40).Select(static i => FormattableString.Invariant($"Patient/p{i:D3}")));
    }

    [Fact]
    public void The_folders_within_a_folder_are_read_too_and_a_link_back_is_not_followed()
    {
        workspace.Write("people/b.json", Workspace.Bundle("2"));
        workspace.Write("people/a/deep/x.json", Workspace.Bundle("1"));
        workspace.Write("people/c/y.json", "{");
        Directory.CreateSymbolicLink(workspace.At("people/a/back"), workspace.At("people"));

        ToolRun run = ToolRun.Of("population", "--pack", workspace.Pack, "--input", workspace.At("people"));

        run.Status.Should().Be(3);
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(3);
        run.Error.Should().Contain("- c/y.json");
    }

    [Fact]
    public void Bundles_a_line_come_from_standard_input()
    {
        string input = $"{Workspace.Bundle("1")}\n\n{Workspace.Bundle("2")}";
        Patients(ToolRun.WithInput(input, "population", "--pack", workspace.Pack, "--input", "-")).Should().Equal("Patient/1", "Patient/2");
    }

    [Theory]
    [InlineData("people.ndjson", false)]
    [InlineData("people.ndjson.gz", true)]
    public void Bundles_a_line_come_from_a_file(string name, bool zipped)
    {
        string text = $"{Workspace.Bundle("1")}\r\n{Workspace.Bundle("2")}\n";
        string path = zipped ? workspace.WriteGzip(name, text) : workspace.Write(name, text);
        Patients(ToolRun.Of("population", "--pack", workspace.Pack, "--input", path)).Should().Equal("Patient/1", "Patient/2");
    }

    [Fact]
    public void Bulk_data_is_told_apart_by_its_first_line()
    {
        workspace.Write("bulk/Patient.ndjson", "{\"resourceType\":\"Patient\",\"id\":\"1\"}\n{\"resourceType\":\"Patient\",\"id\":\"2\"}\n");
        workspace.Write("bulk/Condition.ndjson", "{\"resourceType\":\"Condition\",\"id\":\"c\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/2\"}}\n");
        Patients(ToolRun.Of("population", "--pack", workspace.Pack, "--input", workspace.At("bulk"))).Should().Equal("Patient/1", "Patient/2");
    }

    [Trait("Clause", "17.6")]
    [Fact]
    public void The_burden_is_items_for_a_hundred_patients_by_rule_and_severity()
    {
        workspace.Write("pack/more.yaml", """
            rules:
              - { id: also, title: Also, category: drug-disease, when: { medication: oral-nsaid }, recommend: { severity: low, text: Think. } }
            """);
        string input = $"{Workspace.Bundle("1")}\n{Workspace.Bundle("2", onNsaid: false)}\n{Workspace.Bundle("3")}\n";
        ToolRun.WithInput(input, "population", "--pack", workspace.Pack, "--input", "-").Error.Should().Contain("""
            Burden, items per 100 patients: 133.3: 66.7 high, 66.7 low.
            per 100     items  severity  item
               66.7         2  high      small/nsaid-in-heart-failure
               66.7         2  low       small/also
            """);
    }

    [Fact]
    public void Population_measures_are_counted_with_their_rate_and_what_is_undecidable()
    {
        workspace.Write("pack/metrics.yaml", """
            metrics:
              nsaid-free:
                title: No NSAID in heart failure
                denominator: { condition: heart-failure }
                numerator: { not: { medication: oral-nsaid } }
              stable:
                title: Not decidable without procedures
                denominator: { condition: heart-failure }
                numerator: { no-observation: weight, within: ever }
            concepts:
              weight: { kind: observation, title: weight, unit: kg, valid-for: 12 months, codes: { loinc: ["29463-7"] } }
            """);
        string input = $"{Workspace.Bundle("1")}\n{Workspace.Bundle("2", onNsaid: false)}\n{Workspace.Bundle("3", onNsaid: false)}\n";
        ToolRun run = ToolRun.WithInput(input, "population", "--pack", workspace.Pack, "--input", "-");
        run.Error.Should().Contain("""
            metric      denominator  exclusion  numerator  exception  undecidable    rate
            nsaid-free            3          0          2          0            0  66.7 %
            stable                0          0          0          0            3       -
            """);
        JsonDocument.Parse(run.Output.Split('\n')[0]).RootElement.GetProperty("metrics").GetRawText().Should().Be(
            """[{"id":"nsaid-free","denominator":true,"exclusion":false,"numerator":false,"exception":false},{"id":"stable","denominator":true,"exclusion":false,"numerator":null,"exception":false}]""");
    }

    [Fact]
    public void A_rejected_patient_is_a_line_of_its_own_in_its_place()
    {
        string input = $"{Workspace.Bundle("1")}\n{{\"resourceType\":\"Bundle\",\"entry\":[]}}\n{Workspace.Bundle("3")}\n";
        ToolRun run = ToolRun.WithInput(input, "population", "--pack", workspace.Pack, "--input", "-");
        run.Status.Should().Be(ExitStatus.Rejected);
        string[] lines = run.Output.TrimEnd('\n').Split('\n');
        using JsonDocument rejected = JsonDocument.Parse(lines[1]);
        rejected.RootElement.EnumerateObject().Select(static p => p.Name).Should().Equal("schema", "patient", "error");
        JsonElement error = rejected.RootElement.GetProperty("error");
        error.GetProperty("code").GetString().Should().StartWith("CR5");
        error.GetProperty("at").GetString().Should().StartWith("standard input:2");
        error.GetProperty("text").GetString().Should().NotBeEmpty();
        run.Error.Should().Contain("3 patients: 2 evaluated, 0 not evaluated (deceased), 1 rejected.").And.Contain("- standard input:2");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\u0000\u0001\u0002")]
    [InlineData("{\"resourceType\":\"Bundle\",\"resourceType\":\"Bundle\"}")]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"a\"}},{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"b\"}}]}")]
    public void A_hostile_line_rejects_one_patient_and_no_more(string line)
    {
        ToolRun run = ToolRun.WithInput($"{line}\n{Workspace.Bundle("2")}\n", "population", "--pack", workspace.Pack, "--input", "-");
        run.Status.Should().Be(ExitStatus.Rejected);
        Patients(run).Should().Equal(null, "Patient/2");
    }

    [Fact]
    public void A_deeply_nested_line_is_rejected()
    {
        string line = string.Concat(Enumerable.Repeat("{\"a\":", 100_000));
        ToolRun.WithInput(line, "population", "--pack", workspace.Pack, "--input", "-").Status.Should().Be(ExitStatus.Rejected);
    }

    [Fact]
    public void A_damaged_gzip_file_rejects_its_patient()
    {
        workspace.Write("people/a.json.gz", "not gzip");
        workspace.Write("people/b.json", Workspace.Bundle("2"));
        ToolRun run = ToolRun.Of("population", "--pack", workspace.Pack, "--input", workspace.At("people"));
        run.Status.Should().Be(ExitStatus.Rejected);
        Patients(run).Should().Equal(null, "Patient/2");
    }

    [Fact]
    public void An_output_file_appears_whole_and_alone()
    {
        workspace.Write("in.ndjson", Workspace.Bundle("1") + "\n");
        workspace.Write("out/result.ndjson", "old");
        ToolRun run = ToolRun.Of("population", "--pack", workspace.Pack, "--input", workspace.At("in.ndjson"), "--output", workspace.At("out/result.ndjson"));
        run.Output.Should().BeEmpty();
        File.ReadAllText(workspace.At("out/result.ndjson")).Should().StartWith("{\"schema\":1,\"patient\":\"Patient/1\"").And.EndWith("}\n");
        Directory.GetFiles(workspace.At("out")).Should().ContainSingle();
    }

    [Fact]
    public void An_interrupted_run_leaves_the_old_file_and_nothing_else()
    {
        workspace.Write("in.ndjson", Workspace.Bundle("1") + "\n");
        workspace.Write("out/result.ndjson", "old");
        ToolRun.Interrupted("population", "--pack", workspace.Pack, "--input", workspace.At("in.ndjson"), "--output", workspace.At("out/result.ndjson"))
            .Status.Should().Be(ExitStatus.Interrupted);
        File.ReadAllText(workspace.At("out/result.ndjson")).Should().Be("old");
        Directory.GetFiles(workspace.At("out")).Should().ContainSingle();
    }

    [Fact]
    public void Codes_that_no_rule_knows_are_counted()
    {
        string input = string.Concat(Enumerable.Range(1, 3).Select(static i => Workspace.Bundle(FormattableString.Invariant($"{i}"), onNsaid: false) + "\n"));
        ToolRun.WithInput(input, "population", "--pack", workspace.Pack, "--input", "-").Error
            .Should().Contain("       3  medication http://www.nlm.nih.gov/research/umls/rxnorm 6809 Metformin\n").And.NotContain("84114007");
    }

    [Trait("Clause", "17.7")]
    [Fact]
    public void Each_rule_is_counted_with_its_severity_what_speaks_most_first()
    {
        workspace.Write("pack/draft.yaml", "rules:\n" + string.Join('\n', Workspace.Rules.Split('\n').SkipWhile(static l => l != "rules:").Skip(1)).Replace("id: nsaid-in-heart-failure", "id: draft", StringComparison.Ordinal) + "\n    governance: { status: draft }\n");
        string input = $"{Workspace.Bundle("1")}\n{Workspace.Bundle("2", onNsaid: false)}\n";
        string summary = ToolRun.WithInput(input, "population", "--pack", workspace.Pack, "--input", "-").Error;
        summary.Should().StartWith("""
            2 patients: 2 evaluated, 0 not evaluated (deceased), 0 rejected.
            1 recommendation: 1 high.

            rule                          severity     fired    silent  undetermined  failed
            small/nsaid-in-heart-failure  high             1         1             0       0
            small/draft                   high             0         0             0       0  draft
            1 of 2 rules fired for nobody.

            """.ReplaceLineEndings("\n"));
    }

    public void Dispose() => workspace.Dispose();

    private static IEnumerable<string?> Patients(ToolRun run) => run.Output.TrimEnd('\n').Split('\n').Select(static line =>
    {
        using JsonDocument json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("patient").GetString();
    });
}
