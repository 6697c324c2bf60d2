using CareRules.Tests.Support;

namespace CareRules.Tests.Evaluation;

/// <summary>What a host chooses for items without a usable code, and what a computed value rests on.</summary>
public sealed class UncodedFactsTests
{
    private const string Rules = """
        concepts:
          drug: { kind: medication, title: drug, codes: { atc: [A01AA01] } }
          allergy: { kind: allergy, title: allergy, codes: { snomed: ["1"] } }
          weight: { kind: observation, title: weight, unit: kg, valid-for: 24 months, codes: { loinc: ["29463-7"] } }
          height: { kind: observation, title: height, unit: m, valid-for: 50 years, codes: { loinc: ["8302-2"] } }
          bmi: { kind: observation, title: BMI, unit: kg/m2, valid-for: 12 months, derived: { formula: bmi, from: { weight: weight, height: height } } }
        rules:
          - { id: without, title: Without, category: omission, when: { all: [ { age: ">= 65" }, { not: { medication: drug } } ] }, recommend: { severity: low, text: Text. } }
          - { id: heavy, title: Heavy, category: burden, when: { observation: bmi, latest: ">= 30 kg/m2" }, recommend: { severity: low, text: Text. } }
        """;

    [Trait("Clause", "11.14")]
    [Fact]
    public void The_host_may_ignore_them_and_the_result_lists_what_was_ignored()
    {
        const string Patient = "age: 70, medications: [ { text: blue pills } ]";
        EvaluationResult unknown = Pack.Evaluate(Rules, Patient);
        unknown.OutcomeOf("without").Should().Be(RuleOutcomeKind.Undetermined);
        EvaluationResult ignored = Pack.Evaluate(Rules, Patient, options: new EvaluationOptions { UncodedFacts = UncodedFacts.AreIgnored });
        ignored.OutcomeOf("without").Should().Be(RuleOutcomeKind.Fired);
        ignored.Completeness.Uncoded.Should().Equal("medications/1");
    }

    [Trait("Clause", "13.9")]
    [Fact]
    public void The_facts_of_a_computed_value_are_its_inputs()
    {
        EvaluationResult result = Pack.Evaluate(
            Rules, "age: 60, medications: [drug], observations: [ { weight: 90 kg, on: 2025-06-01 }, { weight: 100 kg, on: 2026-01-03 }, { height: 1.75 m, on: 2010-01-01 } ]");
        result.Recommendations.Single(static r => r.Id == "heavy").Facts.Select(static f => f.Source).Should().BeEquivalentTo("observations/2", "observations/3");
    }
}
