using CareRules.Diagnostics;
using CareRules.Syntax;
using CareRules.Tests.Diagnostics;
using CareRules.Text;

namespace CareRules.Tests.Syntax;

/// <summary>A fault of writing is one message, and what stands below it is checked all the same.</summary>
public sealed class RecoveryTests
{
    // The last mark of each is a wrong word, which only a file that is read on can show.
    [Theory]
    [InlineData("CR0019", "definitions:\n  old: { age: ⟦>= 75⟧ }\n")]
    [InlineData("CR0019", "definitions:\n  old:\n    age: ⟦>= 75⟧\n")]
    [InlineData("CR0020", "concepts:\n  y:\n    kind: finding\n    title: ⟦{a} b⟧\n")]
    [InlineData("CR0020", "concepts:\n  y:\n    kind: finding\n    title: ⟦@b⟧\n")]
    [InlineData("CR0021", "definitions:\n  low: { observation: y, latest: ⟦< 3 mm[Hg]⟧, within: 1 year }\n")]
    [InlineData("CR0022", "concepts:\n  y:\n    kind: finding\n    title: ⟦a: b⟧\n")]
    [InlineData("CR0022", "concepts:\n  y:\n    title: ⟦a kind: finding⟧\n")]
    [InlineData("CR0023", "concepts:\n  y:\n    kind: finding\n    title: \"a\" ⟦b⟧\n")]
    [InlineData("CR0023", "concepts:\n  y: { kind: finding, title: \"a\" ⟦b }⟧\n")]
    [InlineData("CR0024", "concepts:\n  y:\n    kind: finding\n    title: ⟦\"⟧a\n")]
    [InlineData("CR0024", "concepts:\n  y:\n    title: ⟦'⟧a\n    kind: finding\n")]
    [InlineData("CR0025", "concepts:\n  y: { kind: finding, codes: { snomed: [⟦‘1’⟧] } }\n")]
    [InlineData("CR0026", "concepts:\n  y:\n    kind: finding\n    codes: { snomed: ⟦[⟧\"1\" }\n")]
    [InlineData("CR0026", "concepts:\n  y:\n    kind: finding\n    codes: ⟦{⟧ snomed:\n      [\"1\"]\n")]
    [InlineData("CR0026", "concepts:\n  y: ⟦{⟧ kind: finding\n")]
    [InlineData("CR0026", "parameters: ⟦[⟧\na,\nb,\n")]
    [InlineData("CR0027", "concepts:\n  y:\n    kind: finding\n      ⟦title: a⟧\n    per-day: last\n")]
    [InlineData("CR0027", "concepts:\n  y:\n      kind: finding\n    ⟦title: a⟧\n")]
    [InlineData("CR0028", "concepts:\n  y:\n    ⟦kind finding⟧\n    title: a\n")]
    [InlineData("CR0028", "concepts:\n  y:\n    ⟦kind:finding⟧\n    title: a\n")]
    [InlineData("CR0029", "definitions:\n  d:\n    all:\n      - condition: y\n      ⟦condition: z⟧\n")]
    [InlineData("CR0005", "concepts:\n  y:\n⟦\t\t⟧kind: finding\n\t\ttitle: a\n")]
    [InlineData("CR0001", "concepts:\n  y:\n    kind: finding\n    ⟦]⟧\n    title: a\n")]
    public void What_stands_below_a_fault_of_writing_is_checked(string code, string marked) =>
        Found(marked + "scores:\n  s: { sum: [ { points: ⟦many⟧, when: { is: d } } ] }\n").Should().Equal(Expected(marked, [code, "CR0112"]));

    // What cannot be told apart is told once.
    [Theory]
    [InlineData("a bracket that swallows the file", "parameters: ⟦[⟧\nconcepts:\n  y: { kind: wrong }\n", "CR0026", "CR0108")]
    [InlineData("a bracket that closes nothing, twice", "concepts:\n  y:\n    kind: finding\n    ⟦]⟧\n  z:\n    kind: finding\n    }\n", "CR0001", null)]
    [InlineData("tabs all over", "concepts:\n⟦\t⟧y:\n\t\tkind: wrong\ndefinitions:\n\td:\n\t\tis: e\n", "CR0005", null)]
    public void What_follows_from_a_fault_is_not_told(string what, string marked, string first, string? then)
    {
        what.Should().NotBeEmpty();
        Found(marked).Select(static f => f.Code).Should().Equal(then is null ? [first] : [first, then]);
        Found(marked)[0].Place.Should().Be(Expected(marked, [first])[0].Place);
    }

    [Fact]
    public void A_file_of_nothing_but_faults_ends()
    {
        string text = "definitions:\n" + string.Concat(Enumerable.Range(0, 400).Select(static i => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"  d{i}: {{ age: >= {i} }}\n")));

        Found(text).Should().HaveCountGreaterThan(50).And.OnlyContain(static f => f.Code == "CR0019");
    }

    private static (string Code, SourceLocation Place)[] Found(string marked)
    {
        DiagnosticBag bag = new();
        RuleParser.Parse(SourceText.From("a.yaml", MarkedText.Parse(marked).Text), bag);
        return [.. bag.ToSorted().Select(static d => (d.Code, d.Location))];
    }

    private static (string Code, SourceLocation Place)[] Expected(string marked, string[] codes)
    {
        MarkedText text = MarkedText.Parse(marked + (codes.Length > 1 ? "scores:\n  s: { sum: [ { points: ⟦many⟧, when: { is: d } } ] }\n" : ""));
        SourceText source = SourceText.From("a.yaml", text.Text);
        return [.. codes.Zip(text.Spans, (code, span) => (code, source.LocationOf(span)))];
    }
}
