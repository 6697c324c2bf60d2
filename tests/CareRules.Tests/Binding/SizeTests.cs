using System.Globalization;
using CareRules.Tests.Support;

namespace CareRules.Tests.Binding;

/// <summary>How much a rule may be when its definitions are written out: rule language, section 4; the limits stand in clause 12.23.</summary>
public sealed class SizeTests
{
    private const string Concepts = """
        concepts:
          gout: { kind: condition, title: gout, codes: { snomed: ["1"] } }
          statin: { kind: medication, title: statin, codes: { atc: [C10AA] } }
        """;

    [Trait("Clause", "12.23")]
    [Theory]
    // d0 has one level, and each use adds one: d126 has 127, the rule that uses it 128.
    [InlineData("{ is: d%1 }", 127, true)]
    [InlineData("{ is: d%1 }", 128, false)]
    // With `all` around it each adds two: d63 has 127.
    [InlineData("{ all: [ { is: d%1 }, { medication: statin } ] }", 64, true)]
    [InlineData("{ all: [ { is: d%1 }, { medication: statin } ] }", 65, false)]
    public void Levels_are_counted_through_definitions(string next, int definitions, bool allowed)
    {
        string[] found = [.. Errors(Chain(next, definitions))];
        found.Should().Equal(allowed ? [] : ["CR1060"]);
    }

    [Fact]
    public void What_is_allowed_is_evaluated_and_explained_on_a_small_stack()
    {
        EvaluationResult? result = null;
        string? sentence = null;
        Thread small = new(
            () =>
            {
                result = Pack.Evaluate(Chain("{ is: d%1 }", 127), "conditions: [gout]");
                sentence = result.Explain("r").Sentence;
                _ = EvaluationResult.Parse(result.ToJson()).ToJson();
            },
            256 * 1024);
        small.Start();
        small.Join();
        result!.Fired.Select(static f => f.Rule.Id).Should().Equal("r");
        sentence.Should().Be("The rule fires because gout is recorded.");
    }

    private static IEnumerable<string> Errors(string yaml)
    {
        try
        {
            Pack.Compile(yaml);
            return [];
        }
        catch (RuleCompilationException refused)
        {
            return refused.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.Code);
        }
    }

    private static string Chain(string next, int definitions) => $$"""
        {{Concepts}}
        definitions:
          d0: { condition: gout }
        {{string.Join('\n', Enumerable.Range(1, definitions - 1).Select(i => $"  d{i}: {next.Replace("%1", (i - 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}"))}}
        rules:
          - { id: r, title: R, category: burden, when: { is: d{{definitions - 1}} }, recommend: { severity: low, action: { review: statin }, text: Look. } }
        """;
}
