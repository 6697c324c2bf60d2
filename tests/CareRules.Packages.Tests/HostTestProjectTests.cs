using System.Xml.Linq;
using CareRules.Tests.Support;

namespace CareRules.Packages.Tests;

/// <summary>A host's own test project, made from the README of CareRules.Testing and the packages alone.</summary>
public sealed class HostTestProjectTests(PackedFixture packed) : IClassFixture<PackedFixture>
{
    private const string Rules = """
        concepts:
          nsaid: { kind: medication, title: oral NSAID, codes: { atc: [M01AE01] } }
          egfr: { kind: observation, title: eGFR, unit: "mL/min/{1.73_m2}", valid-for: 15 months, codes: { loinc: ["62238-1"] } }
        rules:
          - id: nsaid-kidney
            title: NSAID and poor kidney function
            category: drug-disease
            when: { all: [ { medication: nsaid }, { observation: egfr, latest: "< 30 mL/min/{1.73_m2}" } ] }
            recommend: { severity: high, action: { stop: nsaid }, text: Stop it. }
        tests:
          - name: stops it at 29
            as-of: 2026-02-01
            patient: { medications: [nsaid], observations: [ { egfr: "29 mL/min/{1.73_m2}", on: 2026-01-10 } ] }
            expect: { fires: [nsaid-kidney] }
          - name: stops it at 34
            as-of: 2026-02-01
            patient: { medications: [nsaid], observations: [ { egfr: "34 mL/min/{1.73_m2}", on: 2026-01-10 } ] }
            expect: { fires: [nsaid-kidney] }

        """;

    [Fact]
    public void Each_test_of_the_pack_is_one_of_the_project_and_a_failure_reads_as_the_readme_shows()
    {
        XElement versions = XElement.Load(RepositoryRoot.At("Directory.Packages.props"));
        string items = string.Concat(new[] { "xunit", "xunit.runner.visualstudio", "Microsoft.NET.Test.Sdk" }.Select(id =>
            $"""<PackageReference Include="{id}" Version="{versions.Descendants("PackageVersion").Single(v => v.Attribute("Include")!.Value == id).Attribute("Version")!.Value}" />"""));
        string project = packed.Project("HostTests", "<OutputType>Library</OutputType>", PackageReadme.Block("CareRules.Testing", "cs"), "CareRules.Testing");
        File.WriteAllText(Path.Combine(project, "Directory.Build.targets"), $"""
            <Project><ItemGroup>{items}<None Include="pack/**" CopyToOutputDirectory="PreserveNewest" /></ItemGroup></Project>
            """);
        Directory.CreateDirectory(Path.Combine(project, "pack"));
        File.WriteAllText(Path.Combine(project, "pack", "pack.yaml"), "pack: ft\nversion: 1.0.0\ntitle: A pack\n");
        File.WriteAllText(Path.Combine(project, "pack", "rules.yaml"), Rules);

        Command run = Command.Run("dotnet", project, packed.Store, "test", "--logger", "trx;LogFileName=results.trx", "--results-directory", "results");
        run.Status.Should().Be(1, run.Output + run.Error);
        XElement results = XElement.Load(Path.Combine(project, "results", "results.trx"));
        XNamespace ns = results.Name.Namespace;
        results.Descendants(ns + "UnitTestResult").Select(static r => r.Attribute("outcome")!.Value).Order().Should().Equal("Failed", "Passed", "Passed");
        results.Descendants(ns + "Message").Single().Value.Trim().Should().Be(PackageReadme.Block("CareRules.Testing", "console").Trim());
    }
}
