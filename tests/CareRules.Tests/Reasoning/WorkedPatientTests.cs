using CareRules.Explanations;
using CareRules.Testing;
using CareRules.Tests.Support;

namespace CareRules.Tests.Reasoning;

/// <summary>Three patients with several conditions, against plans that were written by hand before anything was run.</summary>
public sealed class WorkedPatientTests
{
    private const string Folder = "tests/CareRules.Tests/Reasoning/Worked";

    private static readonly RuleSet Rules = RuleSet.Compile(RulePackSource.FromDirectory(RepositoryRoot.At(Folder)));

    [Theory]
    [InlineData("kidney-diabetes-heart")]
    [InlineData("lung-and-heart")]
    [InlineData("mood-bowel-hormones")]
    public void A_worked_patient_gets_the_plan_that_was_written_by_hand(string name)
    {
        RuleTestInfo test = Rules.Tests.Single(t => t.Location.Path.StartsWith(name, StringComparison.Ordinal));
        EvaluationResult result = Rules.Evaluate(test.Patient!, test.AsOf);
        Written(result).Should().Equal(File.ReadAllLines(RepositoryRoot.At($"{Folder}/{name}.expected")));
    }

    [Fact]
    public void The_tests_of_the_pack_pass()
    {
        string[] failures = [.. RuleTestRunner.Run(Rules).Results.SelectMany(static r => r.Failures)];
        failures.Should().BeEmpty();
    }

    private static IEnumerable<string> Written(EvaluationResult result) =>
    [
        "recommendations",
        .. result.Recommendations.SelectMany(static r => CarePhrases.Consequences(r).Select(static c => $"    {c}")
            .Prepend($"  {KebabNames.Of(r.Severity)} {r.Id}: {string.Join(", ", r.Rules)}; {string.Join(", ", r.Responsible)}; {r.DoWithin ?? "-"}")),
        "targets",
        .. result.Targets.SelectMany(CareLines.Target).Select(static t => $"  {t}"),
        .. CareLines.ReviewsPlanAndGaps(result),
    ];
}
