using System.Text;
using CareRules.Tests.Support;

namespace CareRules.Tests.Explanations;

/// <summary>Explanations of the bundled rules for the patients of their own tests, read as prose before they were approved.</summary>
public class ContentExplanationTests
{
    private static readonly RuleSet Rules = RuleSet.Compile(ContentPack.Source);

    [Theory]
    [InlineData("nsaid-in-heart-failure")]
    [InlineData("long-term-nsaid-in-arterial-disease")]
    [InlineData("nsaid-with-reduced-egfr")]
    [InlineData("triple-whammy-high-risk")]
    [InlineData("mra-with-low-egfr")]
    [InlineData("metformin-with-egfr-below-30")]
    [InlineData("lithium-with-nsaid")]
    [InlineData("lithium-with-new-sglt2-inhibitor")]
    [InlineData("antiplatelet-instead-of-anticoagulant-in-atrial-fibrillation")]
    [InlineData("simvastatin-above-20-mg-with-calcium-channel-blocker")]
    [InlineData("slow-pulse-on-rate-limiting-medicine")]
    [InlineData("valproate-started-under-55")]
    public void A_rule_is_explained_so_that_a_busy_clinician_understands_it(string rule)
    {
        StringBuilder text = new();
        foreach (RuleTestInfo test in Of(rule))
        {
            Explanation explanation = Rules.Evaluate(test.Patient!, test.AsOf).Explain(rule);
            text.Append("### ").Append(test.Name).Append("\n\n").Append(explanation.ToText()).Append('\n');
        }

        ApprovedFile.Check(text.ToString(), $"tests/CareRules.Tests/Explanations/Approved/{rule}.txt");
    }

    [Fact]
    public void No_explanation_shows_a_parameter_by_its_name() =>
        Rules.Tests.Where(static t => t.Patient is not null).SelectMany(t => Rules.Evaluate(t.Patient!, t.AsOf).Gaps)
            .Select(static g => g.Would).Should().NotContain(static w => w != null && w.Contains('{') && !w.Contains("/{") && !w.Contains("1.73"));

    [Fact]
    public void Every_rule_is_explained_as_it_came_out_for_every_test()
    {
        foreach (RuleTestInfo test in Rules.Tests.Where(static t => t.Patient is not null))
        {
            EvaluationResult result = Rules.Evaluate(test.Patient!, test.AsOf, new EvaluationOptions { IncludeDrafts = true });
            foreach (string rule in test.Fires.Concat(test.Silent).Concat(test.Undetermined).Distinct())
            {
                result.Explain(rule).Outcome.Should().Be(result.OutcomeOf(rule), "{0} in {1}", rule, test.Name);
            }
        }
    }

    // One in which it fires, one in which it does not, one in which a fact is missing.
    private static IEnumerable<RuleTestInfo> Of(string rule)
    {
        // The people with whole records belong to no one rule.
        RuleTestInfo[] all = [.. Rules.Tests.Where(static t => t.Patient is not null && t.Location.Path != "outsider-patients.yaml")];
        return new[] { all.FirstOrDefault(t => Names(t.Fires, rule)), all.FirstOrDefault(t => Names(t.Silent, rule)), all.FirstOrDefault(t => Names(t.Undetermined, rule)) }.OfType<RuleTestInfo>();
    }

    private static bool Names(IEnumerable<string> rules, string rule) => rules.Any(r => r == rule || r.EndsWith($"/{rule}", StringComparison.Ordinal));
}
