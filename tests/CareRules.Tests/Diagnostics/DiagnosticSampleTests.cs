using System.Collections.Immutable;
using System.Globalization;
using CareRules.Diagnostics;
using CareRules.Syntax;
using CareRules.Tests.Syntax;
using CareRules.Text;

namespace CareRules.Tests.Diagnostics;

/// <summary>Each code has a page, a sample that yields exactly it at the marked place, and one that passes.</summary>
public class DiagnosticSampleTests
{
    private static readonly string[] ImplementationWords = ["scalar", "mapping", "sequence node", "node", "token", "parse", "deseriali", "exception", "null reference"];

    // The codes of other stages are held against their samples where those stages are tested.
    public static TheoryData<string> Codes => [.. SyntaxDiagnostics.All.Select(d => d.Code)];

    [Fact]
    public void Codes_are_listed_once_and_in_order() =>
        DiagnosticCatalog.All.Select(d => d.Code).Should().OnlyHaveUniqueItems().And.BeInAscendingOrder(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_has_a_page_with_cause_example_reason_and_cure(string code)
    {
        string page = Repository.Read($"docs/diagnostics/{code}.md");

        page.Should().StartWith($"# {code}: {DiagnosticCatalog.Find(code)!.Title}\n");
        page.Should().ContainAll("\n## Cause\n", "\n## Example\n", "\n## Why it matters\n", "\n## How to fix\n");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_failing_sample_yields_exactly_its_code_at_the_marked_place(string code)
    {
        MarkedText sample = MarkedText.Parse(Sample(code, "fail"));
        SourceText source = SourceText.From("sample.yaml", sample.Text);

        IReadOnlyList<Diagnostic> found = Parse(sample.Text);

        // What is too much to list comes after what is listed.
        found = code == "CR0122" ? [.. found.Skip(RuleParser.MostFindings)] : found;
        found.Select(d => (d.Code, Place(d.Location))).Should().Equal(sample.Spans.Select(s => (code, Place(source.LocationOf(s)))), "the sample of {0} is marked there; it says {1}", code, string.Join("; ", found));
        found[0].Severity.Should().Be(DiagnosticCatalog.Find(code)!.Severity);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_message_is_one_sentence_in_an_authors_words(string code)
    {
        foreach (Diagnostic finding in Parse(MarkedText.Parse(Sample(code, "fail")).Text))
        {
            finding.Message.Should().EndWith(".").And.NotContain("\n").And.NotContainAny(ImplementationWords);
            char.IsUpper(finding.Message[0]).Should().Be(finding.Message[0] is not ('`' or '/'));
            (finding.Help ?? "").Should().NotContainAny(ImplementationWords);
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_passing_sample_yields_nothing(string code) => Parse(Sample(code, "pass")).Should().BeEmpty();

    private static ImmutableArray<Diagnostic> Parse(string text)
    {
        DiagnosticBag bag = new();
        SourceText source = SourceText.From("sample.yaml", text);
        _ = text switch
        {
            _ when text.StartsWith("# pack.yaml\n", StringComparison.Ordinal) => RuleParser.ParsePack(source, bag),
            _ when text.StartsWith("to-come:", StringComparison.Ordinal) => ParseFuture(source, bag),
            _ => RuleParser.Parse(source, bag),
        };
        return bag.ToSorted();
    }

    private static RuleFileSyntax ParseFuture(SourceText source, DiagnosticBag bag) =>
        new(source, (YamlMapping)new ShapeChecker(source, bag).Check(YamlReader.Read(source, bag)!, FutureShape.RuleFile, CareRules.Syntax.Place.Of("the file", default)));

    private static string Sample(string code, string kind) => (code, kind) switch
    {
        ("CR0003", "fail") => "⟦⟧# " + new string('x', TextGuard.LargestFile),
        ("CR0006", "fail") => LargeList(),
        ("CR0122", "fail") => string.Concat(Enumerable.Range(0, RuleParser.MostFindings + 20).Select(static i => i == RuleParser.MostFindings ? "⟦x500⟧: 1\n" : string.Create(CultureInfo.InvariantCulture, $"x{i}: 1\n"))),
        _ => Repository.Read($"tests/CareRules.Tests/Diagnostics/Samples/{code}.{kind}.yaml"),
    };

    // Before the codes come the starts of the stream, the document, four blocks and the list, and six keys and words.
    private static string LargeList()
    {
        const int Before = 13;
        const string Head = "concepts:\n  hba1c:\n    kind: observation\n    codes:\n      loinc: [";
        int admitted = YamlEvents.MostEvents - Before;
        return Head + string.Concat(Enumerable.Repeat("a,", admitted)) + "⟦⟧" + string.Concat(Enumerable.Repeat("a,", 10)) + "]\n";
    }

    private static (int, int, int, int) Place(SourceLocation at) => (at.Line, at.Column, at.EndLine, at.EndColumn);
}
