namespace CareRules.Tests.Binding;

/// <summary>Faults that need several packs, or files that are not rule files.</summary>
public sealed class PackProblemTests
{
    private const string Concept = "concepts:\n  diabetes: { kind: condition, title: diabetes, codes: { snomed: [\"<< 73211009\"] } }\n";

    [Trait("Clause", "1.1")]
    [Fact]
    public void A_folder_without_a_pack_file_is_reported() =>
        Codes(Pack("a", ("rules.yaml", "definitions: {}\n"))).Should().Contain("CR1024");

    [Trait("Clause", "1.17")]
    [Fact]
    public void The_same_pack_twice_is_reported() =>
        Codes(Pack("a", ("pack.yaml", "pack: a\nversion: 1.0.0\n")), Pack("b", ("pack.yaml", "pack: a\nversion: 1.0.0\n"))).Should().Equal("CR1025");

    [Trait("Clause", "3.19")]
    [Fact]
    public void A_terminology_file_that_is_not_there_is_reported() =>
        Codes(Pack("a", ("pack.yaml", "pack: a\nversion: 1.0.0\nterminology: [ { system: snomed, is-a: none.csv } ]\n"))).Should().Equal("CR1019");

    [Theory]
    [InlineData("child,parent\n46635009\n")]
    [InlineData("child,parent\n46635009,\n")]
    [InlineData("child,parent\n1,2,3\n")]
    public void A_terminology_line_that_is_not_a_pair_is_reported(string csv) =>
        Codes(Pack("a", ("pack.yaml", "pack: a\nversion: 1.0.0\nterminology: [ { system: snomed, is-a: isa.csv } ]\n"), ("isa.csv", csv))).Should().Equal("CR1020");

    [Fact]
    public void A_terminology_gives_a_code_its_descendants() =>
        Codes(Pack("a", ("pack.yaml", "pack: a\nversion: 1.0.0\nterminology: [ { system: snomed, is-a: isa.csv } ]\n"), ("isa.csv", "child,parent\n46635009,73211009\n"), ("c.yaml", Concept))).Should().BeEmpty();

    [Fact]
    public void A_file_above_the_cap_is_reported() =>
        Codes(Pack("a", ("pack.yaml", "pack: a\nversion: 1.0.0\n"), ("big.yaml", new string('#', RulePackSource.MaxFileBytes + 1)))).Should().Equal("CR1031");

    private static RulePackSource Pack(string name, params (string Path, string Text)[] files) =>
        RulePackSource.FromFiles(name, files.Select(static f => new KeyValuePair<string, string>(f.Path, f.Text)));

    private static IEnumerable<string> Codes(params RulePackSource[] packs)
    {
        RuleSet.TryCompile(packs, out _, out System.Collections.Immutable.ImmutableArray<Diagnostic> found);
        return found.Select(static d => d.Code);
    }
}
