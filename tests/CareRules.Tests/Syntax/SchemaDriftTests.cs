using System.Collections.Immutable;
using CareRules.Diagnostics;
using CareRules.Syntax;
using CareRules.Tests.Cases;
using CareRules.Tests.Diagnostics;
using CareRules.Tests.Support;
using CareRules.Text;

namespace CareRules.Tests.Syntax;

/// <summary>The parser and the schema of the editor are made from one model: whatever is fed to both, they say the same of its shape.</summary>
public sealed class SchemaDriftTests
{
    // What no schema says: a day that no calendar has, a comment in a text, curly quotes, what a later version brings, a file that says nothing.
    private static readonly string[] NotOfTheShape = ["CR0018", "CR0025", "CR0110", "CR0114", "CR0121"];

    public static TheoryData<string> CaseFiles => [.. CaseFile.Names];

    public static TheoryData<string> RuleFiles =>
    [
        .. Repository.Files("tests/CareRules.Tests/Diagnostics/Samples", "*.yaml").Where(static f => !IsPack(f)),
        .. Repository.Files("tests/CareRules.Tests/Cases", "*.yaml").Where(static f => !IsPack(f)),
        .. Repository.Files("rules", "*.yaml").Where(static f => !IsPack(f)),
    ];

    public static TheoryData<string> PackFiles =>
    [
        .. Repository.Files("tests/CareRules.Tests/Diagnostics/Samples", "*.yaml").Where(static f => IsPack(f)),
        .. Repository.Files("tests/CareRules.Tests/Cases/packs", "pack.yaml"),
        .. Repository.Files("rules", "pack.yaml"),
    ];

    // Small files that hold every key of the language among them.
    public static TheoryData<string> Changed =>
    [
        .. Repository.Files("tests/CareRules.Tests/Diagnostics/Samples", "*.pass.yaml").Where(static f => !IsPack(f)),
        .. Repository.Files("tests/CareRules.Tests/Cases/outcomes", "*.yaml"),
        .. Repository.Files("tests/CareRules.Tests/Cases/packs", "*.yaml").Where(static f => !IsPack(f)),
    ];

    [Theory]
    [MemberData(nameof(CaseFiles))]
    public void Of_every_case_the_parser_and_the_schema_say_the_same(string name)
    {
        CaseFile file = CaseFile.Read(name);

        file.Cases.SelectMany(c => new[]
        {
            Difference($"{name}:{c.Line} criterion", $"definitions:\n  x: {c.Criterion}\n", LanguageShape.RuleFile, EditorSchema.RuleFile),
            Difference($"{name}:{c.Line} patient", $"patient: {c.Patient}\n", LanguageShape.PatientFile, EditorSchema.PatientFile),
        }).OfType<string>().ShouldBeNone();
    }

    [Theory]
    [MemberData(nameof(RuleFiles))]
    public void Of_every_rule_file_the_parser_and_the_schema_say_the_same(string path) =>
        Difference(path, MarkedText.Parse(File.ReadAllText(path)).Text, LanguageShape.RuleFile, EditorSchema.RuleFile).Should().BeNull();

    [Theory]
    [MemberData(nameof(PackFiles))]
    public void Of_every_pack_file_the_parser_and_the_schema_say_the_same(string path) =>
        Difference(path, MarkedText.Parse(File.ReadAllText(path)).Text, LanguageShape.Pack, EditorSchema.Pack).Should().BeNull();

    [Theory]
    [MemberData(nameof(Changed))]
    public void Of_a_file_with_one_part_changed_they_say_the_same(string path)
    {
        SourceText source = SourceText.From("a.yaml", MarkedText.Parse(File.ReadAllText(path)).Text);
        YamlNode? root = YamlReader.Read(source, new DiagnosticBag());
        if (root is not YamlMapping)
        {
            return;
        }

        int step = Counts.Of(7, 1);
        NodeChange.All(root).Where((_, i) => i % step == 0)
            .Select(c => Difference(c.What, c.Tree, source, LanguageShape.RuleFile, EditorSchema.RuleFile)).OfType<string>().ShouldBeNone(path);
    }

    private static bool IsPack(string path) => Path.GetFileName(path) == "pack.yaml" || File.ReadAllText(path).StartsWith("# pack.yaml", StringComparison.Ordinal);

    private static string? Difference(string what, string text, MappingShape shape, EditorSchema schema)
    {
        SourceText source = SourceText.From("a.yaml", text);
        DiagnosticBag bag = new();
        YamlNode? root = YamlReader.Read(source, bag);

        // What is not YAML, or not this language's YAML, an editor reports before it looks at the schema.
        return root is null || bag.HasErrors || text.StartsWith("to-come:", StringComparison.Ordinal) ? null : Difference(what, root, source, shape, schema);
    }

    private static string? Difference(string what, YamlNode root, SourceText source, MappingShape shape, EditorSchema schema)
    {
        DiagnosticBag bag = new();
        new ShapeChecker(source, bag).Check(root, shape, Place.Of("the file", default));
        ImmutableArray<Diagnostic> found = bag.ToSorted();
        bool admitted = schema.Admits(root);
        return (admitted ? found.All(IsBeyondASchema) : !found.IsEmpty) || root is YamlScalar { IsEmpty: true } ? null
            : $"{what}: the schema {(admitted ? "admits" : "refuses")} it, the parser says {(found.IsEmpty ? "nothing" : string.Join("; ", found))}";
    }

    // That an observation names one concept and not two: a schema cannot count keys that it does not know.
    private static bool IsBeyondASchema(Diagnostic finding) =>
        NotOfTheShape.Contains(finding.Code) || (finding.Code == "CR0101" && finding.Message.StartsWith("An observation has no key", StringComparison.Ordinal));
}
