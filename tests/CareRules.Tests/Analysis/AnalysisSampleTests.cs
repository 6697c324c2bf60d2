using CareRules.Diagnostics;
using CareRules.Tests.Diagnostics;
using CareRules.Text;

namespace CareRules.Tests.Analysis;

/// <summary>Each code of analysis: a page, a failing sample that yields exactly it at the mark, a passing one that yields nothing.</summary>
public sealed class AnalysisSampleTests
{
    public static TheoryData<string> Codes => [.. AnalysisDiagnostics.All.Select(static d => d.Code)];

    // Pages without samples: what is met in a record is not an author's text.
    public static TheoryData<string> RunTimeCodes =>
    [
        .. Enumerable.Range(4001, 6).Concat(Enumerable.Range(5001, 14)).Concat(Enumerable.Range(5101, 12)).Select(static n => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"CR{n}")),
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_failing_sample_yields_exactly_its_code_at_the_mark(string code)
    {
        MarkedText sample = MarkedText.Parse(Sample(code, "fail"));
        System.Collections.Immutable.ImmutableArray<Diagnostic> found = Authoring.Check(sample.Text);
        found.Select(static d => d.Code).Should().Equal([code], "the sample has one fault: {0}", string.Join('\n', found));
        found[0].Location.Should().Be(SourceText.From("rules.yaml", sample.Text).LocationOf(sample.Spans[0]));
        found[0].Help.Should().NotBeNullOrEmpty();
        found[0].Message.Should().EndWith(".");
        found[0].Severity.Should().Be(DiagnosticCatalog.Find(code)!.Severity);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_passing_sample_yields_nothing(string code) => Authoring.Check(Sample(code, "pass")).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_has_a_page_under_its_own_title(string code) =>
        Repository.Read($"docs/diagnostics/{code}.md").Should().StartWith($"# {code}: {DiagnosticCatalog.Find(code)!.Title}\n")
            .And.ContainAll("\n## Cause\n", "\n## Example\n", "\n## Why it matters\n", "\n## How to fix\n");

    [Theory]
    [MemberData(nameof(RunTimeCodes))]
    public void A_code_of_a_result_or_a_reader_has_a_page(string code) =>
        Repository.Read($"docs/diagnostics/{code}.md").Should().StartWith($"# {code}: ")
            .And.ContainAll("\n## Cause\n", "\n## Example\n", "\n## Why it matters\n", "\n## How to fix\n");

    private static string Sample(string code, string kind) => Repository.Read($"tests/CareRules.Tests/Diagnostics/Samples/{code}.{kind}.yaml");
}
