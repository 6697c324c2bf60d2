using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Tests.Support;
using static CareRules.Tests.Support.Say;

namespace CareRules.Tests.Evaluation;

public class EvaluatorTests
{
    private const string Unit = "mL/min/{1.73_m2}";
    private readonly PlanBuilder plan = new();
    private readonly ConceptId heartFailure;
    private readonly ConceptId nsaid;
    private readonly ConceptId egfr;
    private readonly Criterion failing;
    private readonly Criterion taking;

    public EvaluatorTests()
    {
        heartFailure = plan.Concept("heart-failure", ConceptKind.Condition);
        nsaid = plan.Concept("nsaid", ConceptKind.Medication, static c => c with { Codes = [new CodeEntry("atc", "M01A", false)] });
        egfr = plan.Concept("egfr", ConceptKind.Observation, static c => c with { Unit = Unit, ValidFor = Long("15 months"), Plausible = Is($"1..200 {Unit}") });
        failing = Asked(new ConditionQuery(heartFailure));
        taking = Asked(new MedicationQuery(nsaid));
    }

    [Trait("Clause", "2.16")]
    [Fact]
    public void A_rule_that_is_true_fires_with_its_facts_in_the_order_of_its_criteria()
    {
        _ = plan.Rule("both", All(taking, failing, Not(Low(30)) with { IfUnknown = new UnknownChoice(true, null) }));
        PatientEvaluation result = Evaluate(Run.Patient(Condition("heart-failure", "2020-01-01"), Medication("nsaid", "2025-01-01"), Medication("nsaid", "2025-03-01")));
        RuleOutcome fired = result.Fired.Should().ContainSingle().Subject;
        fired.Facts.Select(static f => f.Fact.Source).Should().Equal("MedicationRequest/nsaid/2025-01-01", "MedicationRequest/nsaid/2025-03-01", "Condition/heart-failure");
        fired.Facts.Select(static f => f.Date.ToString()).Should().Equal("2025-01-01", "2025-03-01", "2020-01-01");
        fired.Facts[0].Concept.Should().Be(nsaid);
    }

    [Trait("Clause", "2.15, 11.26")]
    [Fact]
    public void Every_rule_ends_in_one_of_four_ways()
    {
        RulePlan fires = plan.Rule("fires", failing);
        RulePlan silent = plan.Rule("silent", taking);
        RulePlan unknown = plan.Rule("unknown", All(failing, Low(30)));
        RulePlan failed = plan.Rule("failed", new ErrorCriterion(PlanBuilder.Here));
        PatientEvaluation result = Evaluate(Run.Patient(Condition("heart-failure")));
        result.OutcomeOf(fires)!.Kind.Should().Be(OutcomeKind.Fires);
        result.OutcomeOf(silent)!.Kind.Should().Be(OutcomeKind.Silent);
        result.OutcomeOf(unknown)!.Kind.Should().Be(OutcomeKind.Undetermined);
        result.OutcomeOf(failed)!.Kind.Should().Be(OutcomeKind.Failed);
        result.Failed.Should().ContainSingle().Which.Failure.Should().NotBeNullOrEmpty();
        result.Counts.Should().Be(new OutcomeCounts(4, 1, 1, 1, 1, 0));
    }

    [Trait("Clause", "14.1, 14.2")]
    [Fact]
    public void Only_rules_in_force_speak()
    {
        foreach (RuleStatus status in Enum.GetValues<RuleStatus>())
        {
            _ = plan.Rule(status.ToString(), failing, status: status);
        }

        PatientRecordBuilder patient = Run.Patient(Condition("heart-failure"));
        Names(Evaluate(patient).Fired).Should().Equal("Active");
        Names(Evaluate(patient, new EvaluationSettings { IncludeDrafts = true }).Fired).Should().Equal("Active", "Draft", "Review");
        Evaluate(patient).Counts.Should().Be(new OutcomeCounts(1, 1, 0, 0, 0, 1), "a shadow rule is counted apart");
    }

    [Trait("Clause", "11.25")]
    [Theory]
    [InlineData("2026-02-01", false)]
    [InlineData("2026-02-02", true)]
    [InlineData("2026", false)]
    [InlineData(null, false)]
    public void Who_has_died_is_not_evaluated(string? on, bool evaluated)
    {
        RulePlan rule = plan.Rule("rule", failing);
        PatientEvaluation result = Evaluate(Run.Patient(Condition("heart-failure")).Deceased(On(on)));
        (result.NotEvaluated is null).Should().Be(evaluated);
        result.Fired.Should().HaveCount(evaluated ? 1 : 0);
        (result.OutcomeOf(rule) is not null).Should().Be(evaluated);
    }

    [Trait("Clause", "11.15, 11.22")]
    [Fact]
    public void A_gap_is_listed_when_a_record_fact_supports_the_rule_and_nothing_contradicts_it()
    {
        RulePlan rule = plan.Rule("dose", All(failing, Low(30)), Severity.High);
        DataGap gap = Evaluate(Run.Patient(Condition("heart-failure"), Observation("egfr", "2024-07-12", $"20 {Unit}"))).Gaps.Should().ContainSingle().Subject;
        gap.Missing.Missing.Should().Be("egfr");
        gap.Missing.Because.Should().Be("none in 15 months (last 2024-07-12)");
        gap.Missing.Reason.Should().Be(MissingReason.TooOld);
        gap.Missing.Would.Should().Be($"fire if < 30 {Unit}");
        gap.Rules.Should().Equal(rule);
        gap.Severity.Should().Be(Severity.High);
        Evaluate(Run.Patient()).Gaps.Should().BeEmpty("a false operand decides");
    }

    [Fact]
    public void Age_sex_absence_and_what_stands_under_not_support_no_gap()
    {
        _ = plan.Rule("age", All(Age(">= 18"), Low(30)));
        _ = plan.Rule("absence", All(Not(taking), Low(30)));
        _ = plan.Rule("overdue", All(Asked(new NoObservationQuery(egfr, Within("1 year"))), Low(30)));
        _ = plan.Rule("under not", All(Not(Not(failing)), Low(30)));
        PatientEvaluation result = Evaluate(Run.Patient(Condition("heart-failure")).BirthDate(On("1940-01-01")));
        result.Gaps.Should().BeEmpty();
        result.Counts.Undetermined.Should().Be(4);
    }

    [Fact]
    public void Support_counts_in_any_and_in_definitions_too()
    {
        _ = plan.Rule("any", All(Any(failing, taking), Low(30)));
        _ = plan.Rule("at-least", AtLeast(2, failing, Low(30), taking));
        _ = plan.Rule("is", All(plan.Define("hf", failing), Low(30)));
        Names(Evaluate(Run.Patient(Condition("heart-failure"))).Gaps.Should().ContainSingle().Subject.Rules).Should().Equal("any", "at-least", "is");
    }

    [Trait("Clause", "11.21, 11.22")]
    [Fact]
    public void One_gap_names_all_rules_that_wait_for_the_same_fact_and_gaps_are_ranked()
    {
        ConceptId weight = plan.Concept("body-weight", ConceptKind.Observation, static c => c with { Unit = "kg" });
        Criterion light = Asked(new ObservationQuery(weight) { Mode = ObservationMode.Latest, Test = Is("< 50 kg") });
        _ = plan.Rule("low", All(failing, light), Severity.Low);
        _ = plan.Rule("moderate", All(failing, Low(45)));
        _ = plan.Rule("critical", All(failing, Low(30)), Severity.Critical);
        PatientEvaluation result = Evaluate(Run.Patient(Condition("heart-failure")));
        result.Gaps.Select(static g => g.Missing.Missing).Should().Equal("egfr", "body-weight");
        Names(result.Gaps[0].Rules).Should().Equal("critical", "moderate");
        result.Gaps[0].Severity.Should().Be(Severity.Critical);
        result.Gaps[0].Missing.Would.Should().Be($"fire if < 30 {Unit}; fire if < 45 {Unit}");
    }

    [Trait("Clause", "11.23")]
    [Fact]
    public void An_unsupplied_section_is_one_gap_that_counts_every_rule_waiting()
    {
        ConceptId opioid = plan.Concept("opioid", ConceptKind.Medication);
        _ = plan.Rule("nsaid", All(failing, taking), Severity.High);
        _ = plan.Rule("opioid", Asked(new MedicationQuery(opioid)), Severity.Low);
        _ = plan.Rule("decided", failing);
        PatientEvaluation result = Evaluate(Run.Patient(Condition("heart-failure")).Withhold(RecordSection.Medications));
        DataGap gap = result.Gaps.Should().ContainSingle().Subject;
        gap.Missing.Missing.Should().Be("medications");
        gap.Missing.Section.Should().Be(RecordSection.Medications);
        gap.Missing.Because.Should().Be("medications were not supplied");
        gap.Severity.Should().Be(Severity.High);
        Names(gap.Rules).Should().Equal("nsaid", "opioid");
    }

    [Trait("Clause", "11.24")]
    [Fact]
    public void Items_without_a_usable_code_are_one_gap_a_section_that_names_them()
    {
        ConceptId opioid = plan.Concept("opioid", ConceptKind.Medication);
        _ = plan.Rule("nsaid", All(failing, taking));
        _ = plan.Rule("opioid", All(failing, Asked(new MedicationQuery(opioid))));
        PatientRecordBuilder patient = Run.Patient(
            Condition("heart-failure"), new MedicationFact { Text = "White tablets", Status = FactStatus.Active }, new MedicationFact { Text = "Drops", Status = FactStatus.Active });
        DataGap gap = Evaluate(patient).Gaps.Should().ContainSingle().Subject;
        gap.Missing.Missing.Should().Be("medications");
        gap.Missing.Because.Should().Be("no usable code: Drops, White tablets");
        Names(gap.Rules).Should().Equal("nsaid", "opioid");
        Evaluate(patient).Uncoded(RecordSection.Medications).Should().HaveCount(2);
        PatientEvaluation ignored = Evaluate(patient, new EvaluationSettings { Uncoded = UncodedItems.Ignored });
        ignored.Gaps.Should().BeEmpty();
        ignored.Counts.Silent.Should().Be(2);
        ignored.Uncoded(RecordSection.Medications).Should().HaveCount(2, "the result still says so");
    }

    [Trait("Clause", "8.8")]
    [Fact]
    public void Notices_tell_of_dates_ahead_implausible_and_contradictory_values_and_name_no_value()
    {
        _ = plan.Rule("rule", All(failing, Low(30)));
        PatientEvaluation result = Evaluate(Run.Patient(
            Condition("heart-failure", "2026-03-01"),
            Observation("egfr", "2026-01-01", $"777 {Unit}"),
            Observation("egfr", "2025-01-01", $"44 {Unit}"),
            Observation("egfr", "2025-01-01", $"55 {Unit}"),
            new ConditionFact { Source = "Condition/9", Text = "Dizzy" }));
        result.Notices.Select(static n => (n.Code, n.Source)).Should().Equal(
            ("CR4003", "Condition/heart-failure"), ("CR4002", "Observation/egfr/2026-01-01"), ("CR4004", "Observation/egfr/2025-01-01"), ("CR4005", "Condition/9"));
        string.Concat(result.Notices.Select(static n => n.Text)).Should().NotContainAny("777", "44", "55", "Dizzy");
    }

    [Fact]
    public void A_rule_is_skipped_only_when_its_pivot_cannot_be_there()
    {
        _ = plan.Rule("rule", All(taking, failing), Severity.Moderate, RuleStatus.Active, nsaid);
        foreach (EvaluationSettings settings in new[] { EvaluationSettings.Default, new EvaluationSettings { IgnorePivots = true } })
        {
            Evaluate(Run.Patient(Condition("heart-failure"), Medication("nsaid")), settings).Fired.Should().HaveCount(1);
            Evaluate(Run.Patient(Condition("heart-failure")), settings).Counts.Should().Be(new OutcomeCounts(1, 0, 1, 0, 0, 0));
            Evaluate(Run.Patient(Condition("heart-failure")).Withhold(RecordSection.Medications), settings).Gaps.Should().HaveCount(1);
            Evaluate(Run.Patient(Condition("heart-failure"), new MedicationFact { Text = "Drops", Status = FactStatus.Active }), settings).Gaps.Should().HaveCount(1);
        }
    }

    private static IEnumerable<string> Names(IEnumerable<RuleOutcome> outcomes) => outcomes.Select(static o => o.Plan.Rule.Id);

    private static IEnumerable<string> Names(IEnumerable<RulePlan> rules) => rules.Select(static r => r.Rule.Id);

    private Criterion Low(int limit) => Asked(new ObservationQuery(egfr) { Mode = ObservationMode.Latest, Test = Is($"< {limit} {Unit}") });

    private PatientEvaluation Evaluate(PatientRecordBuilder patient, EvaluationSettings? settings = null) =>
        Evaluator.Evaluate(plan.Build(), patient.Build(), Run.AsOf, settings ?? EvaluationSettings.Default);
}
