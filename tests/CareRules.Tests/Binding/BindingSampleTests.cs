using CareRules.Diagnostics;
using CareRules.Tests.Support;
using CareRules.Text;

namespace CareRules.Tests.Binding;

/// <summary>Each code of binding: a failing sample yields exactly it at the marked place, a passing one yields nothing.</summary>
public sealed class BindingSampleTests
{
    // These need several packs or files of other kinds: PackProblemTests.
    private static readonly string[] WithoutSample = ["CR1002", "CR1019", "CR1020", "CR1024", "CR1025", "CR1031", "CR1035", "CR1036", "CR1037", "CR1039", "CR1040", "CR1041", "CR1042", "CR1043", "CR1050", "CR1051", "CR1052", "CR1053", "CR1054"];

    public static TheoryData<string> Codes => [.. BindingDiagnostics.All.Select(static d => d.Code).Except(WithoutSample)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_failing_sample_yields_exactly_its_code_at_the_mark(string code)
    {
        string marked = Sample(code, "fail");
        int start = marked.IndexOf('⟦', StringComparison.Ordinal);
        int end = marked.IndexOf('⟧', StringComparison.Ordinal) - 1;
        string text = marked.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);
        System.Collections.Immutable.ImmutableArray<Diagnostic> found = Check(text);
        found.Select(static d => d.Code).Should().Equal([code], "the sample has one fault: {0}", string.Join('\n', found));
        SourceLocation expected = SourceText.From("sample.yaml", text).LocationOf(TextSpan.FromBounds(start, end));
        found[0].Location.Should().Be(expected, "the finding stands at the mark");
        found[0].Help.Should().NotBeNullOrEmpty();
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_passing_sample_yields_nothing(string code) => Check(Sample(code, "pass")).Should().BeEmpty();

    [Fact]
    public void Every_code_has_a_page() =>
        BindingDiagnostics.All.Select(static d => d.Code)
            .Where(static c => !File.Exists(Path.Combine(RepositoryRoot.Path, "docs", "diagnostics", $"{c}.md"))).Should().BeEmpty();

    private static string Sample(string code, string kind) =>
        File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "CareRules.Tests", "Diagnostics", "Samples", $"{code}.{kind}.yaml"));

    private static System.Collections.Immutable.ImmutableArray<Diagnostic> Check(string text)
    {
        RulePackSource source = RulePackSource.FromFiles("sample", [new("pack.yaml", "pack: sample\nversion: 1.0.0\n"), new("sample.yaml", text)]);
        RuleSet.TryCompile([source], out _, out System.Collections.Immutable.ImmutableArray<Diagnostic> found);
        // What is readable and yet wrong is another stage, with samples of its own.
        return [.. found.Where(static d => string.CompareOrdinal(d.Code, "CR2000") < 0)];
    }
}
