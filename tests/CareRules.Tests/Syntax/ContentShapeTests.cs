using CareRules.Diagnostics;
using CareRules.Syntax;
using CareRules.Tests.Diagnostics;
using CareRules.Text;

namespace CareRules.Tests.Syntax;

public class ContentShapeTests
{
    public static TheoryData<string> Files =>
        [.. Repository.Files("rules", "*.yaml").Concat(Repository.Files("tests/CareRules.Tests/Cases/packs", "*.yaml")).DefaultIfEmpty("")];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_a_shipped_pack_has_the_shape_of_the_language(string path)
    {
        if (path.Length == 0)
        {
            return;
        }

        DiagnosticBag bag = new();
        SourceText source = SourceText.From(path, File.ReadAllText(path));
        _ = Path.GetFileName(path) == "pack.yaml" ? RuleParser.ParsePack(source, bag) : RuleParser.Parse(source, bag);

        bag.ToSorted().Where(d => d.Code != "CR0110").Should().BeEmpty();
    }
}
