using CareRules.Diagnostics;
using CareRules.Syntax;
using CareRules.Tests.Diagnostics;
using CareRules.Text;

namespace CareRules.Tests.Syntax;

public class RuleParserTests
{
    [Trait("Clause", "1.6")]
    [Fact]
    public void Ten_mistakes_in_one_file_give_ten_messages_at_their_places()
    {
        const string File = """
            concepts:
              ⟦Oral_NSAID⟧:
                kind: medication
              hba1c:
                kind: ⟦observtion⟧
                step: ⟦1_0⟧
                ⟦titel⟧: HbA1c
            definitions:
              frail:
                any: ⟦falls⟧
              both:
                condition: heart-failure
                ⟦medication⟧: Oral_NSAID
              short: { condition: heart-failure, ⟦as-needed⟧: true }
            rules:
              - id: nsaid-in-heart-failure
                title: Oral NSAID with heart failure
                when: { condition: heart-failure, ⟦for⟧: }
                category: drug-disease
                recommend: { severity: ⟦hgh⟧, text: Review it. }
              - id: second
                title: Second
                category: omission
                when: { is: ⟦[frail]⟧ }
                recommend: { severity: low, text: Ask. }
            """;
        MarkedText marked = MarkedText.Parse(File);
        SourceText source = SourceText.From("a.yaml", marked.Text);
        DiagnosticBag bag = new();

        RuleParser.Parse(source, bag);

        bag.ToSorted().Select(d => d.Code).Should().Equal("CR0107", "CR0108", "CR0112", "CR0101", "CR0102", "CR0105", "CR0106", "CR0109", "CR0108", "CR0102");
        bag.ToSorted().Select(d => d.Location).Should().Equal(marked.Spans.Select(source.LocationOf));
    }

    [Fact]
    public void After_a_fault_of_the_text_nothing_is_reported_as_missing()
    {
        DiagnosticBag bag = new();

        YamlMapping root = RuleParser.Parse(SourceText.From("a.yaml", "concepts:\n  x:\n    kind: condition\nrules:\n  - id: first\n    title: First\n    ]\n"), bag).Root;

        bag.ToSorted().Select(d => d.Code).Should().Equal("CR0001");
        root["concepts"].Should().BeOfType<YamlMapping>().Which.Entries.Should().ContainSingle();
        YamlMapping rule = root["rules"].Should().BeOfType<YamlSequence>().Which.Items[0].Should().BeOfType<YamlMapping>().Subject;
        rule["when"].Should().BeOfType<YamlError>();
        rule["recommend"].Should().BeOfType<YamlError>();
    }

    [Theory]
    [InlineData("rules:\n  - id: a\n   title: b\n")]
    [InlineData("rules:\n  - id: a\n    title: b\n   when: { age: \">= 65\" }\n")]
    [InlineData("concepts:\n  x:\n    unit: mmol/L\n   kind: observation\n")]
    public void A_block_that_ends_in_a_fault_lacks_nothing(string file)
    {
        DiagnosticBag bag = new();

        RuleParser.Parse(SourceText.From("a.yaml", file), bag);

        bag.Count.Should().Be(1);
    }

    [Theory]
    [InlineData("definitions: { x: { condition: y, within: { frm: 3 days } } }")]
    [InlineData("concepts: { x: { knd: condition } }")]
    [InlineData("definitions: { x: { at-least: 2, off: [{ is: y }] } }")]
    public void A_mistyped_key_is_not_missing_as_well(string file)
    {
        DiagnosticBag bag = new();

        RuleParser.Parse(SourceText.From("a.yaml", file), bag);

        bag.ToSorted().Select(d => d.Code).Should().Equal("CR0101");
    }

    [Trait("Clause", "1.7")]
    [Theory]
    [InlineData("kind", "kund")]
    [InlineData("kind", "knid")]
    [InlineData("valid-for", "valid_for")]
    [InlineData("codes", "code")]
    [InlineData("includes", "include")]
    [InlineData("plausible", "plausibel")]
    public void A_mistyped_key_is_answered_with_the_nearest_one(string meant, string written)
    {
        DiagnosticBag bag = new();

        RuleParser.Parse(SourceText.From("a.yaml", $"concepts:\n  x:\n    {written}: y\n{(meant == "kind" ? "" : "    kind: condition\n")}"), bag);

        bag.ToSorted().Single(d => d.Code == "CR0101").Help.Should().Be($"Did you mean `{meant}`?");
    }

    [Trait("Clause", "1.7")]
    [Theory]
    [InlineData("conditon: x", "Did you mean `condition`?")]
    [InlineData("observaton: x, latest: y", "Did you mean `observation`?")]
    [InlineData("anny: [{ is: x }]", "Did you mean `any`?")]
    public void A_mistyped_head_is_answered_with_the_nearest_one(string criterion, string help)
    {
        DiagnosticBag bag = new();

        RuleParser.ParseCriterion(SourceText.From("a.yaml", $"{{ {criterion} }}"), bag).Should().BeOfType<YamlError>();

        bag.ToSorted().Select(d => (d.Code, d.Help)).Should().Equal(("CR0101", help));
    }

    [Theory]
    [InlineData("to-come: {}")]
    [InlineData("to-come: [{ nobody: \"knows\" }]")]
    [InlineData("to-come:")]
    [InlineData("definitions: {}\nto-come: x")]
    public void A_feature_that_this_version_lacks_is_refused_by_name_whatever_it_says(string file)
    {
        DiagnosticBag bag = new();
        SourceText source = SourceText.From("a.yaml", file);

        YamlNode root = new ShapeChecker(source, bag).Check(YamlReader.Read(source, bag)!, FutureShape.RuleFile, Place.Of("the file", default));

        bag.ToSorted().Select(d => (d.Code, d.Message)).Should().Equal(("CR0110", "`to-come` is not available in this version."));
        root.Should().BeOfType<YamlMapping>().Which["to-come"].Should().BeOfType<YamlError>();
    }

    [Fact]
    public void Every_key_has_one_sentence_that_explains_it()
    {
        KeyShape[] keys = [.. LanguageKeys.All()];

        keys.Should().HaveCountGreaterThan(150);
        keys.Where(k => !k.Doc.EndsWith('.') || !char.IsUpper(k.Doc[0]) && k.Doc[0] != '`').Should().BeEmpty();
    }

    [Trait("Clause", "18.14")]
    [Fact]
    public void A_patient_file_may_be_JSON()
    {
        DiagnosticBag bag = new();

        YamlMapping root = RuleParser.ParsePatient(
            SourceText.From("p.json", "{\n\t\"as-of\": \"2026-02-01\",\n\t\"patient\": { \"age\": 78, \"conditions\": [\"heart-failure\"],\n\t\t\"observations\": [{ \"egfr\": \"45 mL/min/{1.73_m2}\", \"on\": \"2026-01-03\" }] }\n}\n"),
            bag).Root;

        bag.ToSorted().Should().BeEmpty();
        root["as-of"].Should().BeOfType<YamlScalar>().Which.Text.Should().Be("2026-02-01");
    }

    [Theory]
    [InlineData("title: a # b\n", 1)]
    [InlineData("title: a #2 b\n", 1)]
    [InlineData("title: a  # b\n", 0)]
    [InlineData("title: \"a\" # b\n", 0)]
    [InlineData("title: a#b\n", 0)]
    [InlineData("valid-for: 3 months # b\n", 0)]
    public void Only_prose_that_goes_on_after_one_blank_and_a_hash_is_suspected(string line, int warnings)
    {
        DiagnosticBag bag = new();

        RuleParser.Parse(SourceText.From("a.yaml", $"concepts:\n  x:\n    kind: observation\n    {line}"), bag);

        bag.ToSorted().Select(d => d.Code).Should().Equal(Enumerable.Repeat("CR0018", warnings));
    }

    [Fact]
    public void A_block_of_text_keeps_its_lines_without_the_last_break()
    {
        DiagnosticBag bag = new();

        YamlNode? root = YamlReader.Read(SourceText.From("a.yaml", "why: >\n  One\n  two.\ntext: |-\n  a\n  b\n"), bag);

        YamlMapping map = root.Should().BeOfType<YamlMapping>().Subject;
        map["why"].Should().BeOfType<YamlScalar>().Which.Text.Should().Be("One two.");
        map["text"].Should().BeOfType<YamlScalar>().Which.Text.Should().Be("a\nb");
        bag.ToSorted().Should().BeEmpty();
    }

    [Fact]
    public void Spans_are_the_exact_places_in_the_text()
    {
        const string Text = "a: [x, {b: \"é😀\"}]\nc:\n  - d e\n  - f: g\n";
        YamlMapping root = (YamlMapping)YamlReader.Read(SourceText.From("a.yaml", Text), new DiagnosticBag())!;
        string At(YamlNode? node) => Text.Substring(node!.Span.Start, node.Span.Length);

        At(root["a"]).Should().Be("[x, {b: \"é😀\"}]");
        At(((YamlSequence)root["a"]!).Items[1]).Should().Be("{b: \"é😀\"}");
        At(root["c"]).Should().Be("- d e\n  - f: g");
        At(((YamlSequence)root["c"]!).Items[1]).Should().Be("f: g");
    }
}
