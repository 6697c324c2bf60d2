using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Tests.Support;

namespace CareRules.Tests.Explanations;

public class WhatIfTests
{
    private static readonly RuleSet Rules = RuleSet.Compile(ContentPack.Source);

    private static readonly PatientRecord Patient = Run.Patient(
        new ConditionFact { Source = "Condition/1", Code = Code("heart-failure"), Onset = Say.On("2019-03") },
        new MedicationFact { Source = "Medication/1", Code = Code("lithium"), Authored = Say.On("2024-01-01"), Status = FactStatus.Active }).BirthDate(Say.On("1940-01-01")).Sex(Sex.Male).Build();

    [Fact]
    public void A_proposed_medicine_brings_what_is_new_with_its_reason()
    {
        WhatIfResult result = Rules.WhatIf(Patient, Run.AsOf, [Ibuprofen("Order/1")]);
        result.New.SelectMany(static n => n.Recommendation.Rules).Should().Contain(["nsaid-in-heart-failure", "lithium-with-nsaid"]);
        result.New.Should().OnlyContain(static n => n.Reasons.Any(r => r.Contains("ibuprofen", StringComparison.Ordinal)));
        result.Resolved.Should().BeEmpty();
        result.Before.Recommendations.Should().NotContain(static r => r.Rules.Contains("nsaid-in-heart-failure"));
    }

    [Fact]
    public void A_second_medicine_of_the_kind_makes_it_worse_and_is_not_new()
    {
        WhatIfResult result = Rules.WhatIf(Patient.WithMedication(Ibuprofen("Medication/2")), Run.AsOf, [Ibuprofen("Order/1")]);
        result.Worsened.SelectMany(static n => n.Recommendation.Rules).Should().Contain("nsaid-in-heart-failure");
        result.New.Should().NotContain(static n => n.Recommendation.Rules.Contains("nsaid-in-heart-failure"));
    }

    [Fact]
    public void Taking_a_medicine_away_resolves_what_rested_on_it() =>
        Rules.WhatIf(Patient.WithMedication(Ibuprofen("Medication/2")), Run.AsOf, _ => Patient).Resolved
            .SelectMany(static r => r.Recommendation.Rules).Should().Contain("nsaid-in-heart-failure");

    [Fact]
    public void A_switch_to_another_medicine_of_the_kind_is_a_new_thing_and_settles_the_old()
    {
        WhatIfResult result = Rules.WhatIf(Patient.WithMedication(Ibuprofen("Medication/2")), Run.AsOf, _ => Patient.WithMedication(Ibuprofen("Medication/3")));
        result.New.Should().Contain(static n => n.Recommendation.Rules.Contains("nsaid-in-heart-failure"));
        result.Resolved.Should().Contain(static n => n.Recommendation.Rules.Contains("nsaid-in-heart-failure"));
    }

    [Fact]
    public void No_change_is_no_difference()
    {
        WhatIfResult result = Rules.WhatIf(Patient.WithMedication(Ibuprofen("Medication/2")), Run.AsOf, static p => p.ToBuilder().Build());
        (result.New.Length, result.Resolved.Length, result.Worsened.Length).Should().Be((0, 0, 0));
        result.Unchanged.Length.Should().Be(result.Before.Recommendations.Length);
        result.ToText().Should().Contain("nothing changes");
    }

    [Fact]
    public void What_is_not_proposed_is_refused() =>
        ((Action)(() => Rules.WhatIf(Patient, Run.AsOf, [new MedicationFact { Code = Code("ibuprofen") }]))).Should().Throw<ArgumentException>();

    [Fact]
    public void A_missing_result_that_hides_the_gravest_is_named_first()
    {
        PatientRecord record = Patient.WithMedication(Ibuprofen("Medication/2")).ToBuilder().Withhold(RecordSection.Observations).Build();
        ImmutableArray<DataGapInfo> first = Rules.Evaluate(record, Run.AsOf).FindOutFirst;
        first.Should().NotBeEmpty();
        first.Length.Should().BeLessThanOrEqualTo(2);
        (first[0].Missing, first[0].Title).Should().Be(("egfr", "eGFR"));
        first[0].Rules.Should().Contain("nsaid-with-reduced-egfr");
    }

    // Work is counted in bytes, which a busy machine does not change; the times are a benchmark's. One evaluation is the mean of the two that are compared.
    [Fact]
    public void A_what_if_does_the_work_of_at_most_two_and_a_half_evaluations()
    {
        MedicationFact[] proposed = [Ibuprofen("Order/1")];
        PatientRecord with = Patient.ToBuilder().Add(proposed[0]).Build();
        long before = Allocated(() => _ = Rules.Evaluate(Patient, Run.AsOf).Recommendations);
        long after = Allocated(() => _ = Rules.Evaluate(with, Run.AsOf).Recommendations);
        long whatIf = Allocated(() => Rules.WhatIf(Patient, Run.AsOf, proposed));
        (whatIf / ((before + after) / 2.0)).Should().BeInRange(2, 2.5);
    }

    private static long Allocated(Action run) => Enumerable.Range(0, 20).Min(_ =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    private static MedicationFact Ibuprofen(string source) => new() { Source = source, Code = Code("ibuprofen"), Authored = Say.On("2026-01-01"), Status = FactStatus.Active, IsProposed = source.StartsWith("Order", StringComparison.Ordinal) };

    private static Code Code(string concept) => new(CodeSystems.Concept, $"mltc/{concept}", concept);
}
