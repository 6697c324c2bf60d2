using System.Collections.Immutable;
using CareRules.Explanations;
using CareRules.Tests.Support;

namespace CareRules.Tests.Reasoning;

/// <summary>
/// The three clusters under the bundled rules: what the guidelines want said, the targets, and the visits, each date reckoned by hand from the intervals of the
/// rules beside it. Rules that come later may add to what is said; nothing of this may go.
/// </summary>
public sealed class ClusterPlanTests
{
    private static readonly RuleSet Rules = RuleSet.Compile(RulePackSource.FromDirectory(RepositoryRoot.At("rules")));

    [Fact]
    public void Kidney_disease_diabetes_and_heart_disease_come_to_one_plan()
    {
        EvaluationResult result = Of("kidney-diabetes-heart");

        // The painkiller is forbidden on two counts: one recommendation, the gravest first; without it the stomach needs no protection.
        Said(result, "nsaid-in-heart-failure").Should().Be("high: nsaid-in-heart-failure, nsaid-with-reduced-egfr; settles nsaid-over-65-without-gastroprotection");
        Said(result, "cluster-kidney-diabetes-heart-one-plan").Should().StartWith("moderate: ");

        // An ACR of 85 asks for 130/80 in kidney disease; the HbA1c target follows the one medicine, and the wider aim for older people gives way to it.
        Target(result, "systolic-bp").Should().Be("< 130 mm[Hg] not-met");
        Target(result, "diastolic-bp").Should().Be("< 80 mm[Hg] met");
        Target(result, "hba1c").Should().Be("<= 48 mmol/mol not-met, outweighs hba1c-target-older-person");

        // An eGFR within 2 weeks because of the painkiller: by 15 February, and all that is open by then comes along (HbA1c is due on the 20th). Potassium of
        // 20 October is due on 20 April and 4 weeks later at the latest (18 May); blood pressure of 10 January opens 8 weeks before 10 July (15 May), the ACR
        // of 1 June 2025 on 6 April: one day of that week serves all three.
        Visits(result).Should().Equal(
            "2026-02-01..2026-02-15: body-mass-index body-weight diabetic-foot-check egfr haemoglobin hba1c heart-failure-review smoking-status total-cholesterol",
            "2026-05-15..2026-05-18: serum-potassium systolic-bp urine-acr");
        result.Plan!.ReplacesVisits.Should().BeGreaterThanOrEqualTo(10);
        result.Plan.CareTeam.Select(static m => $"{m.Name}: {m.Title}").Should().Equal("Dr Patel: named clinician");
        result.Plan.MdtWho.Should().Contain(["gp", "heart-failure-nurse", "practice-nurse", "pharmacist"]);
        CarePhrases.ForPatient(result).Should().Contain(static t => t.Contains("agree one plan with you", StringComparison.Ordinal)).And.Contain(static t => t.Contains("painkillers", StringComparison.Ordinal));
        EveryDueItemIsPlanned(result);
    }

    [Fact]
    public void COPD_and_heart_failure_come_to_one_plan_and_the_heart_keeps_its_beta_blocker()
    {
        EvaluationResult result = Of("lung-and-heart");

        // Verapamil is wrong twice: beside a beta-blocker, and in heart failure. The cardioselective beta-blocker stays.
        Said(result, "verapamil-with-beta-blocker").Should().StartWith("critical: verapamil-with-beta-blocker, rate-limiting-ccb-in-heart-failure");
        Said(result, "keep-cardioselective-beta-blocker-in-copd").Should().StartWith("info: ");
        Said(result, "cluster-copd-heart-one-plan").Should().StartWith("low: ");
        Said(result, "copd-without-self-management-plan").Should().StartWith("low: ");
        result.Recommendations.Should().NotContain(static r => r.Kind == RecommendationKind.ActionConflict);

        // The COPD review of 10 November 2024 is overdue (10 November 2025 with 4 weeks of grace): today, and bloods of 15 September, due on 15 March, may be
        // taken up to 8 weeks early. A sodium, which the loop diuretic wants, has never been recorded. Oxygen of 20 January is next due in a year: from 25 November.
        Visits(result).Should().Equal(
            "2026-02-01..2026-02-01: body-weight copd-review egfr heart-failure-review heart-rate serum-potassium serum-sodium",
            "2026-11-25..2027-02-17: oxygen-saturation");
        result.Reviews.Single(static r => r.Check == "copd-review").OverdueDays.Should().Be(83);
        result.Reviews.Should().OnlyContain(static r => r.Check == "oxygen-saturation" || r.Booked.ToString() == "2026-03-10");
        result.Plan!.ReplacesVisits.Should().BeGreaterThanOrEqualTo(4);
        (result.Plan.IsCareTeamKnown, result.Plan.CareTeam.Length).Should().Be((true, 0));
        result.Plan.MdtWho.Should().Contain(["gp", "respiratory-nurse", "heart-failure-nurse", "pharmacist"]);
        EveryDueItemIsPlanned(result);
    }

    [Fact]
    public void Bipolar_disorder_Crohns_disease_and_polycystic_ovaries_come_to_one_plan_with_an_owner()
    {
        EvaluationResult result = Of("mood-bowel-hormones");
        Said(result, "lithium-with-nsaid").Should().StartWith("high: lithium-with-nsaid");
        Said(result, "systemic-steroid-in-bipolar-disorder").Should().StartWith("high: ");
        Said(result, "valproate-with-polycystic-ovary-syndrome").Should().StartWith("moderate: ");
        Said(result, "cluster-mood-and-bowel-one-plan").Should().StartWith("moderate: cluster-mood-and-bowel-one-plan, no-named-clinician-or-coordinator");
        Said(result, "cluster-preconception-needs-one-owner").Should().StartWith("moderate: ");
        Target(result, "lithium-level").Should().Be("0.6..0.8 mmol/L not-met");

        // Thyroid function of 1 June 2025 was due in December: today, with all that is open. Alcohol (of the six checks) and the blood count and liver test of
        // valproate have never been recorded and are due at once. Weight and pressure of 20 December are next open from 25 October.
        Visits(result).Should().Equal(
            "2026-02-01..2026-02-01: alcohol-status body-weight egfr full-blood-count hba1c lithium-level liver-function-test medication-review personalised-care-plan serum-calcium smoking-status thyroid-function-test total-cholesterol",
            "2026-10-25..2027-01-17: body-mass-index systolic-bp");
        result.Reviews.Single(static r => r.Check == "thyroid-function-test").OverdueDays.Should().Be(62);
        result.Plan!.ReplacesVisits.Should().BeGreaterThanOrEqualTo(6);
        result.Plan.MdtWho.Should().Contain(["gp", "mental-health-team", "gastroenterology"]);
        CarePhrases.ForPatient(result).Should().Contain(static t => t.Contains("lithium", StringComparison.Ordinal)).And.Contain(static t => t.Contains("Steroid tablets", StringComparison.Ordinal));
        EveryDueItemIsPlanned(result);
    }

    private static void EveryDueItemIsPlanned(EvaluationResult result) =>
        result.Reviews.Where(static r => r.Status is ReviewStatus.Due or ReviewStatus.Overdue).Select(static r => r.Check)
            .Should().BeSubsetOf(result.Plan!.Visits.SelectMany(static v => v.Checks));

    private static string Said(EvaluationResult result, string rule)
    {
        Recommendation one = result.Recommendations.Should().ContainSingle(r => r.Id == rule).Subject;
        string settles = one.WouldSettle.IsEmpty ? "" : $"; settles {string.Join(", ", one.WouldSettle.Select(static r => r.Rule))}";
        return $"{KebabNames.Of(one.Severity)}: {string.Join(", ", one.Rules)}{settles}";
    }

    private static string Target(EvaluationResult result, string measure)
    {
        MeasureTarget target = result.Targets.Single(t => t.Measure == measure);
        return $"{target.Effective} {KebabNames.Of(target.Status)}{(target.Outweighed.IsEmpty ? "" : $", outweighs {string.Join(", ", target.Outweighed)}")}";
    }

    private static ImmutableArray<string> Visits(EvaluationResult result) =>
        [.. result.Plan!.Visits.Select(static v => $"{v.From:yyyy-MM-dd}..{v.By:yyyy-MM-dd}: {string.Join(' ', v.Checks)}")];

    private static EvaluationResult Of(string name)
    {
        string path = $"tests/CareRules.Tests/Reasoning/Clusters/{name}.yaml";
        PatientFile file = PatientFile.Read(File.ReadAllText(RepositoryRoot.At(path)), path, Rules, new DateOnly(2026, 2, 1));
        return Rules.Evaluate(file.Patient, file.AsOf!.Value);
    }
}
