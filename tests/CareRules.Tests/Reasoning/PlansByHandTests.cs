using CareRules.Clinical;
using CareRules.Explanations;
using CareRules.Tests.Support;

namespace CareRules.Tests.Reasoning;

/// <summary>
/// A patient of each cluster under the bundled rules, against a plan that was written by hand, from the dossier and the text of the rules, before the patient
/// was evaluated for the first time. What differed then stands in docs/clusters-by-hand.md.
/// </summary>
public sealed class PlansByHandTests
{
    private const string Folder = "tests/CareRules.Tests/Reasoning/ByHand";

    private static readonly RuleSet Rules = RuleSet.Compile(RulePackSource.FromDirectory(RepositoryRoot.At("rules")));

    [Theory]
    [InlineData("kidney-diabetes-heart-frail")]
    [InlineData("lung-and-heart-after-hospital")]
    [InlineData("mood-bowel-hormones-flare")]
    public void A_patient_gets_the_plan_that_was_written_by_hand(string name)
    {
        string path = $"{Folder}/{name}.yaml";
        PatientFile file = PatientFile.Read(File.ReadAllText(RepositoryRoot.At(path)), path, Rules, new DateOnly(2026, 2, 1));
        EvaluationResult result = Rules.Evaluate(file.Patient, file.AsOf!.Value);
        Written(result).Should().Equal(Expected(name));
    }

    /// <summary>The lines of the expectation without the reasons, which stand behind a hash or on a line of their own.</summary>
    private static IEnumerable<string> Expected(string name) =>
        File.ReadAllLines(RepositoryRoot.At($"{Folder}/{name}.expected")).Select(static l => l.Split('#')[0].TrimEnd()).Where(static l => l.Length > 0);

    private static IEnumerable<string> Written(EvaluationResult result) =>
    [
        "recommendations",
        .. result.Recommendations.Where(static r => r.Severity >= Severity.Moderate)
            .OrderByDescending(static r => r.Severity).ThenBy(static r => r.Id, StringComparer.Ordinal)
            .Select(static r => $"  {KebabNames.Of(r.Severity)} {r.Id}: {string.Join(", ", r.Rules)}; {string.Join(", ", r.Responsible)}; {r.DoWithin ?? "-"}"),
        "targets",
        .. result.Targets.Select(static t => $"  {Target(t)}"),
        .. CareLines.ReviewsPlanAndGaps(result),
    ];

    private static string Target(MeasureTarget target)
    {
        string aim = target.Effective is { } effective ? $" {effective}" : "";
        string current = target.Current is { } value ? $"; latest {QuantityText.Of(value)}{(target.CurrentDate is { } on ? $" on {on}" : "")}" : "";
        string prefers = (target.PreferredRule ?? target.Prefer) is { } preferred ? $"; prefers {preferred}" : "";
        string outweighs = target.Outweighed.IsEmpty ? "" : $"; outweighs {string.Join(", ", target.Outweighed)}";
        return $"{target.Measure}{aim}: {CarePhrases.Status(target.Status)}{current}{prefers}{outweighs}";
    }
}
