using CareRules.Diagnostics;
using CareRules.Syntax;
using CareRules.Tests.Diagnostics;
using CareRules.Text;

namespace CareRules.Tests.Syntax;

public class YamlReaderTests
{
    [Trait("Clause", "1.8")]
    [Theory]
    [InlineData("CR0001", "a: 1\n⟦]⟧\n")]
    [InlineData("CR0001", "a: x\n⟦foo⟧\nb: 2\n")]
    [InlineData("CR0001", "a: foo #bar\n  ⟦more⟧\n")]
    [InlineData("CR0005", "a:\n⟦\t⟧b: 1\n")]
    [InlineData("CR0005", "a:\n  b: 1\n⟦\t⟧c: 2\n")]
    [InlineData("CR0010", "a: ⟦&x⟧ y\n")]
    [InlineData("CR0010", "a: ⟦&x⟧\n  b: 1\n")]
    [InlineData("CR0011", "a: ⟦*x⟧\n")]
    [InlineData("CR0012", "a: ⟦!!str⟧ 5\n")]
    [InlineData("CR0012", "a: ⟦!important⟧\n")]
    [InlineData("CR0012", "a: ⟦!⟧ x\n")]
    [InlineData("CR0013", "⟦<<⟧: {a: 1}\n")]
    [InlineData("CR0014", "a: 1\n⟦a⟧: 2\n")]
    [InlineData("CR0015", "? ⟦[a]⟧\n: b\n")]
    [InlineData("CR0015", "⟦{a: 1}⟧: b\n")]
    [InlineData("CR0015", "⟦⟧: x\n")]
    [InlineData("CR0016", "a: 1\n⟦---⟧\nb: 2\n")]
    [InlineData("CR0017", "⟦%YAML 1.1⟧\n---\na: 1\n")]
    [InlineData("CR0017", "⟦%TAG ! tag:x,2000:⟧\n---\na: 1\n")]
    [InlineData("CR0019", "v: ⟦>5⟧\n")]
    [InlineData("CR0019", "v: ⟦>5⟧ # five\nw: 1\n")]
    [InlineData("CR0019", "- ⟦>5⟧\n")]
    [InlineData("CR0019", "v: ⟦>= 75⟧\nw: 1\n")]
    [InlineData("CR0019", "v: ⟦> 75 mg⟧ # more\n")]
    [InlineData("CR0019", "v: ⟦>90..100⟧\n")]
    [InlineData("CR0019", "x: {a: ⟦>5⟧, b: 1}\n")]
    [InlineData("CR0019", "x: {a: ⟦>= 75 mg⟧}\n")]
    [InlineData("CR0020", "t: ⟦{egfr} is low⟧\n")]
    [InlineData("CR0020", "t: ⟦[see] the note⟧\n")]
    [InlineData("CR0020", "t: ⟦%⟧\n")]
    [InlineData("CR0020", "t: ⟦@home⟧ # c\n")]
    [InlineData("CR0020", "t: ⟦`x` y⟧\n")]
    [InlineData("CR0021", "a: {e: ⟦45 mL/min/{1.73_m2}⟧, on: 2}\n")]
    [InlineData("CR0021", "a: { e: 3, f: ⟦130 mm[Hg]⟧ }\n")]
    [InlineData("CR0021", "a: [⟦45 mL/min/{1.73_m2}⟧]\n")]
    [InlineData("CR0021", "a: { ⟦mL/min/{1.73_m2}⟧: 3 }\n")]
    [InlineData("CR0022", "a: ⟦Note: take care⟧\n")]
    [InlineData("CR0022", "when: ⟦condition: x⟧\n")]
    [InlineData("CR0022", "- text: ⟦Note: take care⟧\n")]
    [InlineData("CR0023", "a: \"x\" ⟦y⟧\n")]
    [InlineData("CR0023", "a: 'it'⟦s'⟧\n")]
    [InlineData("CR0024", "a: ⟦'⟧x\nb: 1\n")]
    public void A_trap_of_YAML_is_refused_by_name_at_its_place(string code, string marked)
    {
        MarkedText text = MarkedText.Parse(marked);
        SourceText source = SourceText.From("a.yaml", text.Text);
        DiagnosticBag bag = new();

        YamlReader.Read(source, bag);

        bag.ToSorted().Select(d => (d.Code, d.Location)).Should().Equal((code, source.LocationOf(text.Spans[0])));
    }
}
