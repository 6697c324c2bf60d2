using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CareRules.Tests.Support;

namespace CareRules.Tests.Binding;

/// <summary>Code lists that studies have published, as they are: a concept takes each of them from its file.</summary>
public sealed class CodeListTests
{
    private const string Folder = "data/codelists";

    [SharedFact(Folder)]
    public void Each_published_list_is_a_concept_that_holds_every_code_of_it()
    {
        List<(string File, string System, string Column, int Rows)> lists = [.. Lists()];
        lists.Should().HaveCountGreaterThan(100);
        Dictionary<string, string> files = new() { ["pack.yaml"] = "pack: lists\nversion: 1.0.0\n" };
        StringBuilder concepts = new("concepts:\n");
        for (int i = 0; i < lists.Count; i++)
        {
            (string file, string system, string column, _) = lists[i];
            files[$"lists/{file}"] = File.ReadAllText(SharedMaterial.At($"{Folder}/csv/{file}"));
            concepts.Append(CultureInfo.InvariantCulture, $"  list-{i}: {{ kind: condition, title: list {i}, codes: {{ {system}: {{ file: lists/{file}, column: {column} }} }} }}\n");
        }

        files["lists.yaml"] = concepts.ToString();
        RuleSet.TryCompile([RulePackSource.FromFiles("lists", files)], out RuleSet? rules, out ImmutableArray<Diagnostic> found);
        // The lists overlap one another and are named by no rule, as the analysis says; none is misread.
        found.Where(static d => !d.Code.StartsWith("CR2", StringComparison.Ordinal)).Should().BeEmpty();
        for (int i = 0; i < lists.Count; i++)
        {
            CareRules.Model.Concept concept = rules!.Bound.Concepts.Single(c => c.Name == string.Create(CultureInfo.InvariantCulture, $"list-{i}"));
            concept.Codes.Should().HaveCount(lists[i].Rows, lists[i].File);
            concept.Codes.Should().OnlyContain(c => rules.Plan.Codes.Find(c.System, c.Code).Contains(concept.Id.Index), lists[i].File);
        }
    }

    // The published lists are used where they lie; this one is copied, with its origin in CodeLists/README.md.
    [Trait("Clause", "3.17")]
    [Fact]
    public void A_published_list_of_medicines_is_a_concept_that_holds_every_code_of_it()
    {
        string csv = File.ReadAllText(RepositoryRoot.At("tests", "CareRules.Tests", "Binding", "CodeLists", "pincer-lith.6f1c2a0d.csv"));
        RuleSet rules = RuleSet.Compile(RulePackSource.FromFiles("p",
        [
            new("pack.yaml", "pack: p\nversion: 1.0.0\n"), new("lists/lithium.csv", csv), new("c.yaml", "concepts:\n  lithium: { kind: medication, title: lithium, codes: { dmd: { file: lists/lithium.csv, column: id } } }\n"),
        ]));
        rules.Bound.Concepts.Single().Codes.Should().HaveCount(41);
        foreach ((string code, bool held) in new[] { ("879511000001105", true), ("3832311000001102", true), ("id", false), ("879511000001106", false) })
        {
            rules.Holds(new CareRules.Clinical.Code("https://dmd.nhs.uk", code)).Should().Be(held, code);
        }
    }

    [Trait("Clause", "3.17")]
    [Fact]
    public void A_column_that_is_not_there_is_reported_with_the_ones_that_are() =>
        Check("codes: { snomed: { file: list.csv, column: kode } }", "code,term\n84114007,Heart failure\n").Should().ContainSingle()
            .Which.Should().Match<Diagnostic>(static d => d.Code == "CR1035" && d.Help == "Did you mean `code`?");

    [Trait("Clause", "3.17")]
    [Theory]
    [InlineData("code,term\n,Heart failure\n", "CR1036")]
    [InlineData("code,term\n84114007 ,\"Heart, failing\"\n", null)]
    [InlineData("term,code\n\"a \"\"quoted\"\" term\nover two lines\",84114007\n", null)]
    public void A_list_is_read_as_it_is_published(string csv, string? code) =>
        Check("codes: { snomed: { file: list.csv, column: code } }", csv).Select(static d => d.Code).Should().Equal(code is null ? [] : [code]);

    [Trait("Clause", "3.18")]
    [Theory]
    [InlineData("""{ "resourceType": "ValueSet", "expansion": { "total": 1, "contains": [ { "system": "http://snomed.info/sct", "code": "84114007" } ] } }""", null)]
    [InlineData("""{ "resourceType": "ValueSet", "expansion": { "total": 5, "contains": [ { "system": "http://snomed.info/sct", "code": "84114007" } ] } }""", "CR1037")]
    [InlineData("""{ "resourceType": "ValueSet", "expansion": { "contains": [ { "abstract": true, "contains": [ { "system": "http://snomed.info/sct", "code": "84114007" } ] } ] } }""", null)]
    [InlineData("""{ "resourceType": "ValueSet" }""", "CR1036")]
    [InlineData("""{ "resourceType": "ValueSet", "resourceType": "ValueSet" }""", "CR1036")]
    [InlineData("not json", "CR1036")]
    public void A_value_set_is_its_expansion(string json, string? code) =>
        Check("codes: { value-set: list.csv }", json).Select(static d => d.Code).Should().Equal(code is null ? [] : [code]);

    private static ImmutableArray<Diagnostic> Check(string codes, string file)
    {
        RulePackSource source = RulePackSource.FromFiles("p",
        [
            new("pack.yaml", "pack: p\nversion: 1.0.0\n"), new("list.csv", file), new("c.yaml", $"concepts:\n  x: {{ kind: condition, title: x, {codes} }}\n"),
        ]);
        RuleSet.TryCompile([source], out _, out ImmutableArray<Diagnostic> found);
        return [.. found.Where(static d => !d.Code.StartsWith("CR2", StringComparison.Ordinal))];
    }

    private static IEnumerable<(string File, string System, string Column, int Rows)> Lists()
    {
        foreach (string line in File.ReadLines(SharedMaterial.At($"{Folder}/index.csv")).Skip(1))
        {
            string[] cells = line.Split(',');
            string system = cells[4] switch { "dm+d" => "dmd", var other => other };
            yield return (cells[1], system, cells[3].Split('|')[0], int.Parse(cells[2], CultureInfo.InvariantCulture));
        }
    }
}
