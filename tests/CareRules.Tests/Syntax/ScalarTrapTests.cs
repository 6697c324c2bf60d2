using CareRules.Diagnostics;
using CareRules.Syntax;
using CareRules.Text;

namespace CareRules.Tests.Syntax;

/// <summary>What other readers of YAML convert, and what stands here: a text is a text, and a number is written as one.</summary>
public class ScalarTrapTests
{
    private const string Number = "concepts:\n  x: { kind: observation, step: @ }\n";
    private const string Integer = "definitions:\n  x: { at-least: @, of: [{ is: y }, { is: z }] }\n";
    private const string Boolean = "definitions:\n  x: { is: y, if-unknown: @ }\n";
    private const string Words = "concepts:\n  x: { kind: observation, title: @ }\n";
    private const string Date = "tests:\n  - { name: n, as-of: @, patient: { age: 70 }, expect: { fires: [x] } }\n";
    private const string Version = "pack: p\nversion: @\n";
    private const string Id = "concepts:\n  @: { kind: observation }\n";

    [Trait("Clause", "1.9")]
    [Theory]
    [InlineData(Number, "10.5", null)]
    [InlineData(Number, "1.10", null)]
    [InlineData(Number, "-0.5", null)]
    [InlineData(Number, "0", null)]
    [InlineData(Number, "\"10.5\"", null)]
    [InlineData(Number, "017", "CR0112")]
    [InlineData(Number, "1_0.5", "CR0112")]
    [InlineData(Number, "1e3", "CR0112")]
    [InlineData(Number, "1.", "CR0112")]
    [InlineData(Number, ".5", "CR0112")]
    [InlineData(Number, "+5", "CR0112")]
    [InlineData(Number, "0x1F", "CR0112")]
    [InlineData(Number, "0o17", "CR0112")]
    [InlineData(Number, ".inf", "CR0112")]
    [InlineData(Number, "-.inf", "CR0112")]
    [InlineData(Number, ".nan", "CR0112")]
    [InlineData(Number, "NaN", "CR0112")]
    [InlineData(Number, "190:20:30", "CR0112")]
    [InlineData(Number, "\"1,5\"", "CR0112")]
    [InlineData(Number, "ten", "CR0112")]
    [InlineData(Number, "٣", "CR0112")]
    [InlineData(Number, "12345678901234567890123456789", "CR0112")]
    [InlineData(Number, "yes", "CR0112")]
    [InlineData(Number, "[1]", "CR0102")]
    [InlineData(Number, "{ a: 1 }", "CR0102")]
    [InlineData(Integer, "2", null)]
    [InlineData(Integer, "02", "CR0111")]
    [InlineData(Integer, "2.0", "CR0111")]
    [InlineData(Integer, "1_000", "CR0111")]
    [InlineData(Integer, "1e1", "CR0111")]
    [InlineData(Integer, "+2", "CR0111")]
    [InlineData(Integer, "0b10", "CR0111")]
    [InlineData(Integer, "99999999999", "CR0111")]
    [InlineData(Integer, "two", "CR0111")]
    [InlineData(Boolean, "true", null)]
    [InlineData(Boolean, "false", null)]
    [InlineData(Boolean, "\"true\"", null)]
    [InlineData(Boolean, "yes", "CR0113")]
    [InlineData(Boolean, "no", "CR0113")]
    [InlineData(Boolean, "on", "CR0113")]
    [InlineData(Boolean, "off", "CR0113")]
    [InlineData(Boolean, "y", "CR0113")]
    [InlineData(Boolean, "n", "CR0113")]
    [InlineData(Boolean, "True", "CR0113")]
    [InlineData(Boolean, "TRUE", "CR0113")]
    [InlineData(Boolean, "1", "CR0113")]
    [InlineData(Boolean, "~", "CR0109")]
    [InlineData(Words, "no", null)]
    [InlineData(Words, "yes", null)]
    [InlineData(Words, "017", null)]
    [InlineData(Words, "1.10", null)]
    [InlineData(Words, "2026-02-01", null)]
    [InlineData(Words, "12:30", null)]
    [InlineData(Words, "\"null\"", null)]
    [InlineData(Words, "\"~\"", null)]
    [InlineData(Words, "=", null)]
    [InlineData(Words, "~", "CR0109")]
    [InlineData(Words, "null", "CR0109")]
    [InlineData(Words, "Null", "CR0109")]
    [InlineData(Words, "NULL", "CR0109")]
    [InlineData(Words, "\"\"", "CR0109")]
    [InlineData(Words, "\"  \"", "CR0109")]
    [InlineData(Words, "!!str x", "CR0012")]
    [InlineData(Words, "{x}", "CR0020")]
    [InlineData(Words, "[x]", "CR0102")]
    [InlineData(Date, "2026-02-01", null)]
    [InlineData(Date, "2026-2-1", "CR0114")]
    [InlineData(Date, "2026-02-30", "CR0114")]
    [InlineData(Date, "2026-02", "CR0114")]
    [InlineData(Date, "01/02/2026", "CR0114")]
    [InlineData(Date, "20260201", "CR0114")]
    [InlineData(Date, "2026-02-01T00:00:00Z", "CR0114")]
    [InlineData(Version, "1.10.0", null)]
    [InlineData(Version, "1.0.0-beta.2+5", null)]
    [InlineData(Version, "1.10", "CR0115")]
    [InlineData(Version, "1.02.0", "CR0115")]
    [InlineData(Version, "v1.0.0", "CR0115")]
    [InlineData(Version, "1.0.0-", "CR0115")]
    [InlineData(Id, "hba1c", null)]
    [InlineData(Id, "no", null)]
    [InlineData(Id, "HbA1c", "CR0107")]
    [InlineData(Id, "hb_a1c", "CR0107")]
    [InlineData(Id, "hb--a1c", "CR0107")]
    [InlineData(Id, "-hba1c", "CR0107")]
    [InlineData(Id, "hba1c-", "CR0107")]
    [InlineData(Id, "1hba", "CR0107")]
    [InlineData(Id, "hémoglobine", "CR0107")]
    public void A_text_is_never_converted(string template, string written, string? code)
    {
        DiagnosticBag bag = new();
        SourceText source = SourceText.From("a.yaml", template.Replace("@", written, StringComparison.Ordinal));

        _ = template == Version ? RuleParser.ParsePack(source, bag) : RuleParser.Parse(source, bag);

        bag.ToSorted().Select(d => d.Code).Should().Equal(code is null ? [] : [code]);
    }

    [Trait("Clause", "3.7")]
    [Theory]
    [InlineData("1.10")]
    [InlineData("017")]
    [InlineData("yes")]
    [InlineData("5640")]
    [InlineData("2026-02-01")]
    public void A_code_keeps_every_sign_as_it_was_written(string code)
    {
        SourceText source = SourceText.From("a.yaml", $"concepts:\n  x: {{ kind: condition, codes: {{ local: [{code}] }} }}\n");
        DiagnosticBag bag = new();

        YamlMapping root = RuleParser.Parse(source, bag).Root;

        YamlNode? codes = (((root["concepts"] as YamlMapping)?["x"] as YamlMapping)?["codes"] as YamlMapping)?["local"];
        codes.Should().BeOfType<YamlSequence>().Which.Items[0].Should().BeOfType<YamlScalar>().Which.Text.Should().Be(code);
        bag.ToSorted().Should().BeEmpty();
    }
}
