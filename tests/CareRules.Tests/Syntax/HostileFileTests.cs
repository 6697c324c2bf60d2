using System.Diagnostics;
using System.Globalization;
using System.Text;
using CareRules.Diagnostics;
using CareRules.Syntax;
using CareRules.Text;

namespace CareRules.Tests.Syntax;

/// <summary>Files that were made to do harm, or were harmed on their way. Each is answered with its code, at once, with the process alive.</summary>
public class HostileFileTests
{
    private const int MiB = 1024 * 1024;

    // Many times what these files take, so that a busy machine does not fail the build; a quadratic reader needs minutes for them.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<string, (string Code, Func<string> Text)> Files = new(StringComparer.Ordinal)
    {
        ["1 MiB of opening brackets"] = ("CR0002", () => new string('[', MiB)),
        ["1 MiB of opening braces"] = ("CR0002", () => new string('{', MiB)),
        ["opening brackets, each on its line"] = ("CR0002", () => Repeat("[\n", MiB / 2)),
        ["opening brackets after commas"] = ("CR0002", () => Repeat("[a,", MiB / 3)),
        ["dashes on one line"] = ("CR0002", () => Repeat("- ", MiB / 2)),
        ["question marks on one line"] = ("CR0002", () => Repeat("? ", MiB / 2)),
        ["a staircase of keys"] = ("CR0002", () => string.Concat(Enumerable.Range(0, 1000).Select(i => $"{new string(' ', i)}a:\n"))),
        ["33 levels of criteria"] = ("CR0002", () => "definitions:\n  x: " + Repeat("{ not: ", 40) + "{ is: y }" + Repeat(" }", 40)),
        ["a list of 500,000 items"] = ("CR0006", () => "[" + Repeat("a,", MiB / 2 - 10) + "]"),
        ["100,000 keys"] = ("CR0006", () => string.Concat(Enumerable.Range(0, 100_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i}: 1\n")))),
        ["20,000 keys that nobody knows"] = ("CR0101", () => string.Concat(Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i}: 1\n")))),
        ["15,000 ids that are none"] = ("CR0107", () => "concepts:\n" + string.Concat(Enumerable.Range(0, 15_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"  K{i}: {{}}\n")))),
        ["a text of 10 MB"] = ("CR0003", () => "a: " + new string('x', 10_000_000)),
        ["a text of 10 MB in quotes"] = ("CR0003", () => "a: \"" + new string('\n', 10_000_000)),
        ["1 MiB and one character"] = ("CR0003", () => new string('#', MiB + 1)),
        ["1 MiB as characters, more as UTF-8"] = ("CR0003", () => "# " + new string('é', MiB - 2)),
        ["a quote that is never closed over 1 MiB of lines"] = ("CR0024", () => "a: \"" + new string('\n', MiB - 10)),
        ["1 MiB of escapes never closed"] = ("CR0024", () => "a: \"" + Repeat("\\u0041", MiB / 6 - 10)),
        ["1 MiB of exclamation marks"] = ("CR0012", () => "a: " + new string('!', MiB - 10)),
        ["1 MiB of blanks"] = ("CR0121", () => new string(' ', MiB)),
        ["1 MiB of comments"] = ("CR0121", () => Repeat("#\n", MiB / 2)),
        ["an anchor"] = ("CR0010", () => "definitions: &a {}"),
        ["a bomb of aliases"] = ("CR0010", () => "a: &a [x]\n" + string.Concat("bcdefghi".Select((c, i) => $"{c}: &{c} [{Repeat($"*{"abcdefghi"[i]},", 9)}]\n"))),
        ["a bomb of merges"] = ("CR0010", () => "a: &a {k: v}\n" + string.Concat("bcdefghi".Select((c, i) => $"{c}: &{c} {{<<: [{Repeat($"*{"abcdefghi"[i]},", 9)}]}}\n"))),
        ["an alias of nothing"] = ("CR0011", () => "definitions: *a"),
        ["an alias of itself"] = ("CR0010", () => "definitions: &a [*a]"),
        ["a merge key"] = ("CR0013", () => "definitions: { x: { <<: { is: y } } }"),
        ["a type of the framework"] = ("CR0012", () => "definitions: !<tag:yaml.org,2002:System.Diagnostics.Process> {}"),
        ["a tag of a binary"] = ("CR0012", () => "definitions: !!binary aGVsbG8="),
        ["a tag directive"] = ("CR0017", () => "%TAG ! tag:example.org,2000:\n---\ndefinitions: {}\n"),
        ["two documents"] = ("CR0016", () => "definitions: {}\n---\nrules: []\n"),
        ["an end of document and more"] = ("CR0016", () => "definitions: {}\n...\nrules: []\n"),
        ["a duplicate key"] = ("CR0014", () => "rules: []\nrules: []\n"),
        ["a duplicate key with an escape"] = ("CR0014", () => "rules: []\n\"r\\u0075les\": []\n"),
        ["a list as a key"] = ("CR0015", () => "? [a, b]\n: c\n"),
        ["a NUL"] = ("CR0004", () => "definitions:\0 {}\n"),
        ["an escape character"] = ("CR0004", () => "definitions: {} # \u001b[31m\n"),
        ["a NUL written as an escape"] = ("CR0004", () => "concepts: { x: { kind: condition, title: \"a\\0b\" } }"),
        ["a reversal of direction"] = ("CR0004", () => "definitions: {} # \u202E\n"),
        ["half a surrogate pair"] = ("CR0004", () => "definitions: {} # \uD800\n"),
        ["half a surrogate pair as an escape"] = ("CR0001", () => "concepts: { x: { kind: condition, title: \"a\\uD800b\" } }"),
        ["UTF-16 read as UTF-8"] = ("CR0004", () => Encoding.Latin1.GetString(Encoding.Unicode.GetBytes("definitions: {}\n"))),
        ["a line separator of Unicode"] = ("CR0004", () => "definitions:\u2028{}\n"),
        ["a byte-order mark in the middle"] = ("CR0004", () => "definitions: {}\n\uFEFFrules: []\n"),
        ["tabs"] = ("CR0005", () => "definitions:\n\tx:\n\t\tis: y\n"),
        ["cut in a key"] = ("CR0102", () => "definitions:\n  x"),
        ["cut in a list"] = ("CR0026", () => "definitions: { x: { all: [{ is: y }, "),
        ["cut in a quote"] = ("CR0024", () => "concepts: { x: { kind: condition, title: \"heart fai"),
        ["cut after a colon"] = ("CR0109", () => "definitions:\n  x:"),
        ["a key for which the reader finds no value"] = ("CR0001", () => "a:\n : b c: d\n"),
        ["a closing bracket alone"] = ("CR0001", () => "]"),
        ["a text alone"] = ("CR0102", () => "hello"),
        ["a list of rules without a name"] = ("CR0102", () => "- id: x\n"),
        ["nothing"] = ("CR0121", () => ""),
        ["a byte-order mark alone"] = ("CR0121", () => "\uFEFF"),
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_file_is_answered_with_its_code_at_once(string name)
    {
        (string code, Func<string> text) = Files[name];
        SourceText source = SourceText.From("a.yaml", text());
        DiagnosticBag bag = new();
        Stopwatch watch = Stopwatch.StartNew();

        RuleFileSyntax file = RuleParser.Parse(source, bag);

        watch.Elapsed.Should().BeLessThan(AtOnce);
        bag.ToSorted().Select(d => d.Code).Should().Contain(code);
        bag.Count.Should().BeLessThanOrEqualTo(RuleParser.MostFindings + 1);
        file.Root.Should().NotBeNull();
    }

    [Fact]
    public void A_byte_order_mark_and_Windows_line_ends_are_read_as_if_they_were_not_there()
    {
        DiagnosticBag bag = new();

        RuleParser.Parse(SourceText.From("a.yaml", "\uFEFFconcepts:\r\n  x:\r\n    kind: condition\r\n"), bag).Root["concepts"].Should().BeOfType<YamlMapping>();

        bag.ToSorted().Should().BeEmpty();
    }

    [Fact]
    public void A_thread_with_a_small_stack_survives_the_deepest_admitted_file()
    {
        string text = "definitions:\n  x: " + Repeat("{ not: ", 29) + "{ is: y }" + Repeat(" }", 29);
        DiagnosticBag bag = new();
        Thread thread = new(() => RuleParser.Parse(SourceText.From("a.yaml", text), bag), maxStackSize: 128 * 1024);

        thread.Start();
        thread.Join();

        bag.ToSorted().Should().BeEmpty();
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        Action read = () => RuleParser.Parse(SourceText.From("a.yaml", "rules: []"), new DiagnosticBag(), new CancellationToken(canceled: true));

        read.Should().Throw<OperationCanceledException>();
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
}
