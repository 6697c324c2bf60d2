using CareRules.Clinical;
using CareRules.Tests.Support;

namespace CareRules.Tests.Reasoning;

/// <summary>What holds for every patient: patients are drawn from everything that the worked pack knows.</summary>
public sealed class CarePropertyTests
{
    private static readonly DateOnly AsOf = new(2026, 2, 1);

    private static readonly string Folder = RepositoryRoot.At("tests/CareRules.Tests/Reasoning/Worked");

    private static readonly RuleSet Rules = RuleSet.Compile(RulePackSource.FromDirectory(Folder));

    // The same files under names that turn their order round.
    private static readonly RuleSet Turned = RuleSet.Compile(RulePackSource.FromFiles(
        "turned",
        Directory.GetFiles(Folder, "*.yaml").Order(StringComparer.Ordinal).Select(static (path, i) => new KeyValuePair<string, string>(
            Path.GetFileName(path) == "pack.yaml" ? "pack.yaml" : FormattableString.Invariant($"{9 - i}.yaml"), File.ReadAllText(path)))));

    private static readonly string[] Conditions = ["ckd", "diabetes", "coronary-heart-disease", "heart-failure", "copd", "bipolar-disorder", "crohns-disease", "pcos"];

    private static readonly string[] Medications = ["ibuprofen", "propranolol", "bisoprolol", "lithium", "valproate", "sglt2-inhibitor"];

    private static readonly (string Concept, string Unit)[] Observations =
        [("systolic-bp", "mm[Hg]"), ("hba1c", "mmol/mol"), ("egfr", "mL/min/{1.73_m2}"), ("urine-acr", "mg/mmol"), ("spo2", "%"), ("serum-lithium", "mmol/L"), ("tsh", "m[IU]/L"), ("bmi", "kg/m2")];

    [SeededProperty(quick: 150, full: 5_000)]
    public void The_order_of_facts_and_rules_does_not_matter(ulong seed)
    {
        List<Fact> facts = Facts(seed);
        string expected = Words(Rules.Evaluate(Record(facts), AsOf));
        facts.Reverse();
        Words(Rules.Evaluate(Record(facts), AsOf)).Should().Be(expected);
        Words(Turned.Evaluate(Record(facts), AsOf)).Should().Be(expected);
    }

    [SeededProperty(quick: 150, full: 5_000)]
    public void Merging_never_hides_a_more_severe_rule_and_loses_none(ulong seed)
    {
        EvaluationResult result = Rules.Evaluate(Record(Facts(seed)), AsOf);
        foreach (RuleInfo rule in Rules.Rules.Where(r => r.Severity is not null && result.OutcomeOf(r.Id) == RuleOutcomeKind.Fired))
        {
            Recommendation[] saying = [.. result.Recommendations.Where(r => r.Rules.Contains(rule.Id, StringComparer.Ordinal))];
            saying.Should().NotBeEmpty();
            saying.Should().Contain(r => r.Severity >= rule.Severity || r.Text.StartsWith("Outweighed by ", StringComparison.Ordinal));
        }
    }

    [SeededProperty(quick: 150, full: 5_000)]
    public void Everything_that_is_due_is_in_the_plan_in_time(ulong seed)
    {
        EvaluationResult result = Rules.Evaluate(Record(Facts(seed)), AsOf);
        foreach (ReviewDue review in result.Reviews.Where(static r => r.Status is ReviewStatus.Due or ReviewStatus.Overdue))
        {
            PlannedVisit visit = result.Plan!.Visits.Should().ContainSingle(v => v.Checks.Contains(review.Check)).Subject;
            visit.From.Should().BeOnOrAfter(AsOf);
            visit.Rules.Should().Contain(review.Rules);
            if (review.Status == ReviewStatus.Overdue)
            {
                visit.By.Should().Be(AsOf);
            }
        }

        result.Plan!.Visits.All(static v => v.By is not { } by || v.From <= by).Should().BeTrue();
        result.Plan.ReplacesVisits.Should().BeGreaterThanOrEqualTo(result.Plan.Visits.Length);
    }

    [SeededProperty(quick: 150, full: 5_000)]
    public void A_target_is_met_only_where_one_aim_is_in_effect(ulong seed)
    {
        foreach (MeasureTarget target in Rules.Evaluate(Record(Facts(seed)), AsOf).Targets)
        {
            (target.Status is TargetStatus.Met or TargetStatus.NotMet).Should().Be(target is { Effective: not null, Current: not null });
            target.From.Should().NotBeEmpty();
        }
    }

    private static string Words(EvaluationResult result) => string.Join(
        '\n',
        [
            .. result.Recommendations.Select(static r => $"{r.Severity} {r.Id} {r.Text} {string.Join(' ', r.Rules)} {r.DoWithin} {string.Join(' ', r.Responsible)}"),
            .. result.Targets.SelectMany(CareLines.Target), .. result.Reviews.Select(CareLines.Review), .. CareLines.Plan(result.Plan!),
            .. result.Gaps.Select(static g => $"{g.Missing} {g.Reason} {string.Join(' ', g.Rules)}"),
        ]);

    private static PatientRecord Record(IEnumerable<Fact> facts)
    {
        PatientRecordBuilder builder = new PatientRecordBuilder().SupplyAll().BirthDate(new DateOnly(1990, 1, 1)).Sex(Sex.Female);
        foreach (Fact fact in facts)
        {
            builder.Add(fact);
        }

        return builder.Build();
    }

    private static List<Fact> Facts(ulong seed)
    {
        ulong state = seed;
        int Next(int below)
        {
            state = unchecked((state * 6364136223846793005UL) + 1442695040888963407UL);
            return (int)((state >> 33) % (ulong)below);
        }

        Code Coded(string concept) => new("https://example.org/worked", concept);
        List<Fact> facts = [];
        foreach (string condition in Conditions.Where(_ => Next(2) == 0))
        {
            facts.Add(new ConditionFact { Source = $"Condition/{condition}", Code = Coded(condition), ClinicalStatus = Next(5) == 0 ? ClinicalStatus.Unknown : ClinicalStatus.Active });
        }

        foreach (string medication in Medications.Where(_ => Next(2) == 0))
        {
            facts.Add(new MedicationFact { Source = $"MedicationRequest/{medication}", Code = Coded(medication), Status = Next(6) == 0 ? FactStatus.Unknown : FactStatus.Active });
        }

        foreach ((string concept, string unit) in Observations.Where(_ => Next(3) > 0))
        {
            facts.Add(new ObservationFact
            {
                Source = $"Observation/{concept}", Code = Coded(concept), Effective = AsOf.AddDays(-Next(500)), Value = new Quantity(Next(160), Next(9) == 0 ? "kat" : unit),
            });
        }

        if (Next(3) == 0)
        {
            facts.Add(new CareFact
            {
                Source = "Goal/1", Item = CareItem.Goal, Status = Next(3) == 0 ? FactStatus.Unknown : FactStatus.Active,
                Targets = [new GoalTarget { Measure = [Coded("systolic-bp")], High = new Quantity(130 + Next(3), "mm[Hg]", QuantityComparator.LessThan) }],
            });
        }

        return facts;
    }
}
