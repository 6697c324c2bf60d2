using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CareRules.Testing;

namespace CareRules.Tests.Diagnostics;

/// <summary>docs/diagnostics/thirty.md is run as it stands: each broken snippet gives the message that the page prints, and nothing else; the mended one gives none.</summary>
public sealed partial class ThirtyWaysTests
{
    private static readonly string Page = Repository.Read("docs/diagnostics/thirty.md");

    private static readonly Dictionary<string, string> Files = FileBlock().Matches(Page).ToDictionary(static m => m.Groups[1].Value, static m => m.Groups[2].Value, StringComparer.Ordinal);

    public static TheoryData<string> Ways => [.. Way().Matches(Page).Select(static m => m.Groups["title"].Value)];

    [Fact]
    public void There_are_thirty() =>
        Way().Matches(Page).Select(static m => m.Groups["number"].Value).Should().Equal(Enumerable.Range(1, 30).Select(static n => n.ToString(CultureInfo.InvariantCulture)));

    [Fact]
    public void The_mended_file_has_no_finding_and_its_tests_pass()
    {
        Check(Files).Should().BeEmpty();
        RuleTestRunner.Run(RuleSet.Compile(RulePackSource.FromFiles("local-rules", Files))).Results.Should().NotBeEmpty().And.OnlyContain(static r => r.Passed);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_way_to_break_the_file_gives_the_message_of_the_page_alone(string title)
    {
        Match way = Way().Matches(Page).Single(m => m.Groups["title"].Value == title);
        (string broken, string mended) = (way.Groups["broken"].Value, way.Groups["mended"].Value);
        string file = Files["rules.yaml"];

        // A snippet of whole lines, or of a part of one.
        (string from, string to) = Times(file, mended) == 1 ? (mended, broken) : (mended.TrimEnd('\n'), broken.TrimEnd('\n'));
        Times(file, from).Should().Be(1, "the mended lines stand in the file once");

        Dictionary<string, string> spoilt = new(Files, StringComparer.Ordinal) { ["rules.yaml"] = file.Replace(from, to, StringComparison.Ordinal) };
        Check(spoilt).Should().Be(way.Groups["message"].Value);
    }

    private static int Times(string text, string part) => (text.Length - text.Replace(part, "", StringComparison.Ordinal).Length) / part.Length;

    private static string Check(Dictionary<string, string> files)
    {
        RuleSet.TryCompile([RulePackSource.FromFiles("local-rules", files)], out _, out ImmutableArray<Diagnostic> found);
        return string.Concat(found.Select(static d => string.Create(
            CultureInfo.InvariantCulture,
            $"{d.Location.Path}:{d.Location.Line}:{d.Location.Column}: {(d.Severity == DiagnosticSeverity.Error ? "error" : "warning")} {d.Code}: {d.Message}\n  help: {d.Help}\n")));
    }

    [GeneratedRegex(@"## (?<number>\d+)\. (?<title>[^\n]+)\n\n```yaml\n(?<broken>(?:[^\n]*\n)+?)```\n\n```text\n(?<message>(?:[^\n]+\n)+?)```\n\n[^\n]+\n\n```yaml\n(?<mended>(?:[^\n]*\n)+?)```\n")]
    private static partial Regex Way();

    [GeneratedRegex(@"```yaml\n# file: ([^\n]+)\n((?:[^\n]*\n)+?)```\n")]
    private static partial Regex FileBlock();
}
