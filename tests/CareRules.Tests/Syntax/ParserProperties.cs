using CareRules.Diagnostics;
using CareRules.Syntax;
using CareRules.Tests.Diagnostics;
using CareRules.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CareRules.Tests.Syntax;

/// <summary>Whatever is done to a valid file, the parser answers with a tree and with findings inside the file.</summary>
public class ParserProperties
{
    private const string Valid = """
        concepts:
          oral-nsaid:
            kind: medication
            title: oral NSAID
            codes: { atc: [M01A], rxnorm: ["5640"] }
          egfr:
            kind: observation
            unit: "mL/min/{1.73_m2}"
            convert: { "mL/s": { factor: 60, add: 0 } }
        definitions:
          low-egfr:
            title: eGFR below 60   # a comment
            observation: egfr
            latest: "< 60 mL/min/{1.73_m2}"
            within: { from: 24 months, to: 12 months }
        rules:
          - id: nsaid-with-low-egfr
            title: 'Oral NSAID with low eGFR'
            category: drug-disease
            when:
              all:
                - medication: oral-nsaid
                - is: low-egfr
            recommend:
              severity: high
              action: { stop: oral-nsaid }
              text: Review {oral-nsaid}; {egfr.value} on {egfr.date}.
              why: >
                It lowers the flow
                through the kidney.
        tests:
          - name: it fires
            as-of: 2026-02-01
            patient: { age: 78, observations: [{ egfr: "45 mL/min/{1.73_m2}", on: 2026-01-03 }] }
            expect: { fires: [nsaid-with-low-egfr], nothing-else: true }
        """;

    private static readonly string[] Snippets =
    [
        "\t", "\n", " ", "  ", "{", "}", "[", "]", ":", ": ", "- ", "#", " #", "\"", "'", ">", "|", ">5", "&a", "*a", "!!str", "<<: ", "? ", "%", "---\n",
        "...\n", "~", "null", "\\", "\\u", "\0", "\u202E", "\uD800", "é", "😀", "{{", "[]", "{}", ",", "@", "`", "|2", ">-\n", "\r\n", "\u0085", "..", "<=",
    ];

    private static Arbitrary<string> Mutated => Arb.From(
        from edits in Gen.ArrayOf(Gen.Choose(0, 2).Two().SelectMany(kind => Gen.Choose(0, 100_000).Two(), (kind, at) => (Kind: kind.Item1, At: at.Item1, By: at.Item2)))
        select edits.Take(20).Aggregate(Valid, Edit));

    [Property(MaxTest = 500, Replay = "(20260201,1)")]
    public Property A_changed_file_is_answered_and_never_thrown_at() => Prop.ForAll(Mutated, text =>
    {
        SourceText source = SourceText.From("a.yaml", text);
        DiagnosticBag bag = new();

        RuleFileSyntax file = RuleParser.Parse(source, bag);
        RuleParser.ParsePack(source, bag);
        RuleParser.ParsePatient(source, bag);
        foreach (Diagnostic finding in bag.ToSorted())
        {
            finding.Location.Line.Should().BeInRange(1, source.LineCount);
            DiagnosticRenderer.Render(finding, source).Should().StartWith("a.yaml:");
        }

        file.Root.Should().NotBeNull();
        SpansAreInside(file.Root, source.Text.Length).Should().BeTrue();
    });

    [Property(MaxTest = 300, Replay = "(20260202,1)")]
    public Property Two_readings_of_one_file_are_the_same() => Prop.ForAll(Mutated, text =>
    {
        Findings(text).Should().Equal(Findings(text));
    });

    [Fact]
    public void The_file_that_is_changed_is_valid() => Findings(Valid).Should().BeEmpty();

    private static string[] Findings(string text)
    {
        DiagnosticBag bag = new();
        RuleParser.Parse(SourceText.From("a.yaml", text), bag);
        return [.. bag.ToSorted().Select(d => $"{d} {d.Help}")];
    }

    private static string Edit(string text, (int Kind, int At, int By) edit)
    {
        int at = edit.At % (text.Length + 1);
        int length = Math.Min(edit.By % 30, text.Length - at);
        return edit.Kind switch
        {
            0 => text.Insert(at, Snippets[edit.By % Snippets.Length]),
            1 => text.Remove(at, length),
            _ => text.Insert(edit.By % (text.Length + 1), text.Substring(at, length)),
        };
    }

    private static bool SpansAreInside(YamlNode node, int length) => node.Span.Start >= 0 && node.Span.End <= length && node switch
    {
        YamlMapping map => map.Entries.All(e => SpansAreInside(e.Key, length) && SpansAreInside(e.Value, length)),
        YamlSequence list => list.Items.All(i => SpansAreInside(i, length)),
        _ => true,
    };
}
