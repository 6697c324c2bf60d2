using CareRules.Diagnostics;
using CareRules.Syntax;
using CareRules.Tests.Diagnostics;
using CareRules.Text;

namespace CareRules.Tests.Syntax;

public class JsonSchemaTests
{
    private static readonly MiniSchema Schema = new(JsonSchemaWriter.Write());

    public static TheoryData<string> Files =>
    [
        .. Repository.Files("tests/CareRules.Tests/Diagnostics/Samples", "CR0*.pass.yaml").Where(f => !File.ReadAllText(f).StartsWith("# pack.yaml", StringComparison.Ordinal)),
        .. Repository.Files("rules", "*.yaml").Where(f => Path.GetFileName(f) != "pack.yaml"),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_the_parser_admits_the_schema_admits(string path)
    {
        DiagnosticBag bag = new();
        SourceText source = SourceText.From(path, File.ReadAllText(path));
        RuleParser.Parse(source, bag);

        (bag.HasErrors || Schema.Admits(MiniSchema.AsJson(YamlReader.Read(source, new DiagnosticBag())!))).Should().BeTrue();
    }

    [Theory]
    [InlineData("CR0101")]
    [InlineData("CR0102")]
    [InlineData("CR0103")]
    [InlineData("CR0104")]
    [InlineData("CR0105")]
    [InlineData("CR0106")]
    [InlineData("CR0107")]
    [InlineData("CR0108")]
    [InlineData("CR0109")]
    [InlineData("CR0111")]
    [InlineData("CR0112")]
    [InlineData("CR0113")]
    [InlineData("CR0117")]
    [InlineData("CR0118")]
    [InlineData("CR0119")]
    [InlineData("CR0120")]
    public void What_the_parser_refuses_for_its_shape_the_schema_refuses(string code)
    {
        string text = MarkedText.Parse(Repository.Read($"tests/CareRules.Tests/Diagnostics/Samples/{code}.fail.yaml")).Text;

        Schema.Admits(MiniSchema.AsJson(YamlReader.Read(SourceText.From("a.yaml", text), new DiagnosticBag())!)).Should().BeFalse();
    }

    [Fact]
    public void Every_reference_leads_somewhere_and_every_key_is_explained()
    {
        Schema.UnresolvedReferences().Should().BeEmpty();
        Schema.Properties().Where(p => p.Description is null).Should().BeEmpty();
        Schema.Properties().Select(p => p.Key).Should().Contain(LanguageKeys.All().Where(k => !k.IsNotYet && k.Name is "recommend" or "condition" or "valid-for" or "pack").Select(k => k.Name));
    }

    [Fact]
    public void The_schema_is_the_same_each_time() => JsonSchemaWriter.Write().Should().Be(JsonSchemaWriter.Write());
}
