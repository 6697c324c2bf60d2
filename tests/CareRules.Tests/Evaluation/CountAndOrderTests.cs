using System.Collections.Frozen;
using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Tests.Support;
using static CareRules.Tests.Support.Say;

namespace CareRules.Tests.Evaluation;

public class CountAndOrderTests
{
    private readonly PlanBuilder plan = new();
    private readonly ConceptId a;
    private readonly ConceptId b;
    private readonly ConceptId both;

    public CountAndOrderTests()
    {
        a = plan.Concept("a", ConceptKind.Medication, static c => c with { Codes = [new CodeEntry("atc", "M01AE01", false)] });
        b = plan.Concept("b", ConceptKind.Medication, static c => c with { Codes = [new CodeEntry("atc", "M01AE02", false)] });
        both = plan.Concept("both", ConceptKind.Medication, c => c with { Includes = [a, b] });
    }

    [Fact]
    public void Medicines_are_counted_by_ingredient_unless_said_otherwise()
    {
        Fact[] facts = [Medication("a"), Medication("a", "2025-01-01"), Medication("b")];
        Count(ConceptId.Any, DistinctBy.Ingredient, "= 2", facts).Should().Be("true");
        Count(ConceptId.Any, DistinctBy.Record, "= 3", facts).Should().Be("true");
        Count(ConceptId.Any, DistinctBy.Code, "= 2", facts).Should().Be("true");
        Count(both, DistinctBy.Concept, "= 2", facts).Should().Be("true");
        Count(a, DistinctBy.Ingredient, "= 1", facts).Should().Be("true");
        Count(both, DistinctBy.Concept, ">= 2", Medication("a"), Medication("a")).Should().Be("false");
    }

    [Fact]
    public void An_ingredient_that_is_not_known_makes_the_count_a_range()
    {
        ConceptId local = plan.Concept("local", ConceptKind.Medication, static c => c with { Codes = [new CodeEntry("rxnorm", "7", false)] });
        MedicationFact Rx(string code) => new() { Code = new Code(CodeSystems.RxNorm, code), Status = FactStatus.Active };
        Count(ConceptId.Any, DistinctBy.Ingredient, ">= 2", Rx("7"), Rx("8")).Should().Be("unknown");
        Count(ConceptId.Any, DistinctBy.Ingredient, ">= 3", Rx("7"), Rx("8")).Should().Be("false");
        Count(ConceptId.Any, DistinctBy.Ingredient, ">= 1", Rx("7"), Rx("8")).Should().Be("true");
        Count(local, DistinctBy.Ingredient, ">= 2", Rx("7"), Rx("7")).Should().Be("false");
    }

    [Fact]
    public void A_terminology_may_know_the_ingredients_of_a_product()
    {
        ConceptId local = plan.Concept("local", ConceptKind.Medication, static c => c with { Codes = [new CodeEntry("rxnorm", "7", false), new CodeEntry("rxnorm", "8", false)] });
        plan.Ingredients = new Dictionary<Code, ImmutableArray<string>>
        {
            [new Code(CodeSystems.RxNorm, "7")] = ["5640"], [new Code(CodeSystems.RxNorm, "8")] = ["5640"], [new Code(CodeSystems.RxNorm, "9")] = ["5640", "7258"],
        }.ToFrozenDictionary();
        MedicationFact Rx(string code) => new() { Code = new Code(CodeSystems.RxNorm, code), Status = FactStatus.Active };
        Count(local, DistinctBy.Ingredient, "= 1", Rx("7"), Rx("8")).Should().Be("true");
        Count(ConceptId.Any, DistinctBy.Ingredient, "= 2", Rx("7"), Rx("9")).Should().Be("true", "a fixed combination is one");
    }

    [Fact]
    public void Under_any_an_uncoded_item_counts_as_one_and_else_it_may_be_one()
    {
        MedicationFact drops = new() { Text = "Drops", Status = FactStatus.Active };
        Count(ConceptId.Any, DistinctBy.Ingredient, ">= 2", Medication("a"), drops).Should().Be("true");
        Count(both, DistinctBy.Ingredient, ">= 2", Medication("a"), drops).Should().Be("unknown");
        Count(both, DistinctBy.Ingredient, ">= 3", Medication("a"), drops).Should().Be("false");
    }

    [Fact]
    public void An_unsupplied_section_leaves_the_upper_end_open()
    {
        Criterion atLeast = new CountCriterion(new MedicationQuery(both), DistinctBy.Ingredient, Is(">= 2"), PlanBuilder.Here);
        Criterion less = new CountCriterion(new MedicationQuery(both), DistinctBy.Ingredient, Is("< 2"), PlanBuilder.Here);
        PatientRecordBuilder patient = Run.Patient(Medication("a"), Medication("b")).Withhold(RecordSection.Medications);
        Run.Truth(plan, atLeast, patient).Should().Be("true");
        Run.Truth(plan, less, patient).Should().Be("false");
        Run.Truth(plan, less, Run.Patient().Withhold(RecordSection.Medications)).Should().Be("unknown");
        Run.Truth(plan, less, Run.Patient()).Should().Be("true");
    }

    [Fact]
    public void Days_are_counted_once()
    {
        ConceptId bp = plan.Concept("bp", ConceptKind.Observation, static c => c with { Unit = "mm[Hg]" });
        Criterion Days(string test) => new CountCriterion(
            new ObservationQuery(bp) { Mode = ObservationMode.AnyValue, Test = Is(">= 140 mm[Hg]"), Within = Within("1 month") }, DistinctBy.Day, Is(test), PlanBuilder.Here);
        Fact[] facts =
        [
            Observation("bp", "2026-01-05T08:00:00Z", "150 mm[Hg]"), Observation("bp", "2026-01-05T09:00:00Z", "150 mm[Hg]"),
            Observation("bp", "2026-01-06", "150 mm[Hg]"), Observation("bp", "2026-01-07", "130 mm[Hg]"), Observation("bp", "2025-01-07", "150 mm[Hg]"),
        ];
        Run.Truth(plan, Days("= 2"), Run.Patient(facts)).Should().Be("true");
        Run.Truth(plan, Days("= 2"), Run.Patient([.. facts, Observation("bp", "2026-01", "150 mm[Hg]")])).Should().Be("unknown");
    }

    [Theory]
    [InlineData("2025-06-01", "2025-06-01", false, "false")]
    [InlineData("2025-06-01", "2025-06-01", true, "true")]
    [InlineData("2025-06-01", "2025-06-02", false, "true")]
    [InlineData("2025-06-01", "2025-08-30", false, "true")]
    [InlineData("2025-06-01", "2025-08-31", false, "false")]
    [InlineData("2025-06-02", "2025-06-01", true, "false")]
    [InlineData("2025-06", "2025-06-15", false, "unknown")]
    public void The_second_begins_after_the_first_and_at_most_so_much_later(string first, string second, bool sameDay, string truth) =>
        Run.Truth(
            plan,
            new SequenceThenCriterion(Asked(new MedicationQuery(a)), Asked(new MedicationQuery(b)), Long("90 days"), sameDay, PlanBuilder.Here),
            Run.Patient(Medication("a", first), Medication("b", second))).Should().Be(truth);

    [Fact]
    public void A_sequence_uses_the_starts_of_courses()
    {
        Criterion sequence = new SequenceThenCriterion(Asked(new MedicationQuery(a)), Asked(new MedicationQuery(b)), Long("90 days"), false, PlanBuilder.Here);
        Run.Truth(plan, sequence, Run.Patient(Medication("a", "2025-06-01"), Medication("b", "2024-01-01", "2025-06-30"), Medication("b", "2025-07-01"))).Should().Be("false");
        Run.Truth(plan, sequence, Run.Patient(Medication("a", "2025-06-01"))).Should().Be("false");
        Run.Truth(plan, sequence, Run.Patient(Medication("a", "2025-06-01")).Withhold(RecordSection.Medications)).Should().Be("unknown");
    }

    [Theory]
    [InlineData("2025-12-01", null, "true")]
    [InlineData("2025-12-01", "2025-12-15", "false")]
    [InlineData("2025-12-01", "2026-01-01", "true")]
    [InlineData("2025-12-01", "2025-12-31", "false")]
    [InlineData("2025-12-01", "2025-12-01", "true")]
    [InlineData("2025-12-01", "2025-12", "unknown")]
    [InlineData("2026-01-02", null, "true")]
    [InlineData("2026-01-03", null, "false")]
    public void Some_first_has_had_the_time_pass_with_none_of_the_other_in_it(string started, string? tested, string truth)
    {
        ConceptId test = plan.Concept("test", ConceptKind.Observation);
        Criterion criterion = new SequenceWithoutCriterion(
            Asked(new MedicationQuery(a)), Asked(new ObservationQuery(test)), Long("30 days"), false, PlanBuilder.Here);
        PatientRecordBuilder patient = Run.Patient(Medication("a", started));
        _ = tested is null ? patient : patient.Add(Observation("test", tested, null));
        Run.Truth(plan, criterion, patient).Should().Be(truth);
    }

    [Fact]
    public void What_a_section_cannot_show_may_have_followed()
    {
        ConceptId test = plan.Concept("test", ConceptKind.Observation);
        Criterion criterion = new SequenceWithoutCriterion(Asked(new MedicationQuery(a)), Asked(new ObservationQuery(test)), Long("30 days"), false, PlanBuilder.Here);
        PatientRecordBuilder patient = Run.Patient(Medication("a", "2025-12-01"));
        Run.Truth(plan, criterion, patient.ReachesBackTo(RecordSection.Observations, Day("2025-12-01"))).Should().Be("true");
        Run.Truth(plan, criterion, patient.ReachesBackTo(RecordSection.Observations, Day("2025-12-02"))).Should().Be("true", "what follows comes on a later day");
        Run.Truth(plan, criterion, patient.ReachesBackTo(RecordSection.Observations, Day("2025-12-03"))).Should().Be("unknown");
        Run.Truth(plan, criterion, patient.Withhold(RecordSection.Observations)).Should().Be("unknown");
    }

    [Theory]
    [InlineData("2025-06-01", "2025-06-08", "true")]
    [InlineData("2025-06-08", "2025-06-01", "true")]
    [InlineData("2025-06-01", "2025-06-09", "false")]
    [InlineData("2025-06-01", "2025-06-01", "true")]
    [InlineData("2025-06-01", "2025-06", "unknown")]
    public void Different_facts_lie_together_in_any_order(string first, string second, string truth) =>
        Run.Truth(
            plan,
            new TogetherCriterion([Asked(new MedicationQuery(a)), Asked(new MedicationQuery(b))], Long("7 days"), PlanBuilder.Here),
            Run.Patient(Medication("a", first), Medication("b", second))).Should().Be(truth);

    [Fact]
    public void One_fact_is_not_together_with_itself()
    {
        Criterion together = new TogetherCriterion([Asked(new MedicationQuery(both)), Asked(new MedicationQuery(both))], Long("7 days"), PlanBuilder.Here);
        Run.Truth(plan, together, Run.Patient(Medication("a", "2025-06-01"))).Should().Be("false");
        Run.Truth(plan, together, Run.Patient(Medication("a", "2025-06-01"), Medication("b", "2025-06-02"))).Should().Be("true");
    }

    private string Count(ConceptId concept, DistinctBy distinct, string value, params Fact[] facts) =>
        Run.Truth(plan, new CountCriterion(new MedicationQuery(concept), distinct, Is(value), PlanBuilder.Here), Run.Patient(facts));
}
