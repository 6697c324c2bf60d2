using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Explanations;
using CareRules.Model;
using CareRules.Tests.Facade;

namespace CareRules.Tests.Explanations;

public class TemplateRendererTests
{
    private static readonly Fact Naproxen = ResultFixture.NaproxenFact;

    [Trait("Clause", "15.5")]
    [Fact]
    public void A_matched_fact_prints_its_own_name() =>
        Render(ResultFixture.OralNsaid, TextField.Name, ResultFixture.IbuprofenFact).Should().Be("Ibuprofen 200 MG Oral Tablet");

    [Trait("Clause", "15.5")]
    [Fact]
    public void Several_matched_facts_print_as_a_list_each_name_once()
    {
        Fact third = new MedicationFact { Code = new Code("rxnorm", "1", "diclofenac") };
        Render(ResultFixture.OralNsaid, TextField.Name, ResultFixture.IbuprofenFact, Naproxen, ResultFixture.IbuprofenFact, third)
            .Should().Be("Ibuprofen 200 MG Oral Tablet, naproxen from the market and diclofenac");
    }

    [Trait("Clause", "15.6")]
    [Fact]
    public void A_concept_that_nothing_matched_prints_its_title() => Render(ResultFixture.OralNsaid, TextField.Name).Should().Be("oral NSAID");

    [Fact]
    public void A_fact_written_with_a_concept_prints_the_title_of_that_concept() =>
        Render(ResultFixture.OralNsaid, TextField.Name, new MedicationFact { Code = new Code(CodeSystems.Concept, "ibuprofen") }).Should().Be("ibuprofen");

    [Fact]
    public void A_code_without_a_name_prints_the_title_of_the_concept_that_was_asked_for() =>
        Render(ResultFixture.OralNsaid, TextField.Name, new MedicationFact { Code = new Code("rxnorm", "310965") }).Should().Be("oral NSAID");

    [Trait("Clause", "15.7")]
    [Fact]
    public void A_value_prints_with_its_unit_and_comparator() =>
        Render(ResultFixture.Egfr, TextField.Value, ResultFixture.EgfrFact).Should().Be(">90.0 mL/min/1.73 m²");

    [Fact]
    public void A_pure_number_prints_without_a_unit() =>
        Render(ResultFixture.Egfr, TextField.Value, new ObservationFact { Value = new Quantity(1.10m, "1") }).Should().Be("1.10");

    [Trait("Clause", "15.7")]
    [Fact]
    public void A_partial_date_prints_as_it_was_recorded() =>
        Render(ResultFixture.HeartFailure, TextField.Date, ResultFixture.HeartFailureFact).Should().Be("2019-03");

    [Trait("Clause", "15.7")]
    [Fact]
    public void Of_several_values_the_newest_prints()
    {
        Fact older = new ObservationFact { Effective = ResultFixture.Date("2025-01-01"), Value = new Quantity(28m, "mL/min/{1.73_m2}") };
        Render(ResultFixture.Egfr, TextField.Value, older, ResultFixture.EgfrFact).Should().Be(">90.0 mL/min/1.73 m²");
    }

    [Trait("Clause", "15.7")]
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_is_not_recorded_prints_so(int concept)
    {
        Render(new ConceptId(concept), TextField.Value).Should().Be("not recorded");
        Render(new ConceptId(concept), TextField.Date).Should().Be("not recorded");
    }

    [Fact]
    public void An_unreadable_value_is_not_called_absent() =>
        Render(ResultFixture.Egfr, TextField.Value, new ObservationFact { Unreadable = "no unit" }).Should().Be("not readable");

    [Fact]
    public void A_result_of_the_future_does_not_print() =>
        Render(new DateOnly(2024, 1, 1), ResultFixture.Hba1c, TextField.Date).Should().Be("not recorded");

    [Trait("Clause", "15.8")]
    [Theory]
    [InlineData(5, 5, "5")]
    [InlineData(3, 5, "3 to 5")]
    [InlineData(3, null, "3 or more")]
    public void An_undecided_score_prints_its_range(int least, int? most, string printed) =>
        new TemplateRenderer(ResultFixture.Plan, ResultFixture.Record, ResultFixture.AsOf, _ => NumberRange.Count(least, most))
            .Render(ResultFixture.Text(new ScoreText(0)), []).Should().Be(printed);

    private static string Render(ConceptId concept, TextField field, params Fact[] facts) => Render(ResultFixture.AsOf, concept, field, facts);

    private static string Render(DateOnly asOf, ConceptId concept, TextField field, params Fact[] facts) =>
        new TemplateRenderer(ResultFixture.Plan, ResultFixture.Record, asOf, static _ => NumberRange.Unbounded)
            .Render(ResultFixture.Text(new ConceptText(concept, field)), [.. facts.Select(f => ResultFixture.Match(concept, f))]);
}
