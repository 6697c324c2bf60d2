using CareRules.Clinical;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests;

public sealed class DateTests
{
    [Theory]
    [InlineData("'onsetDateTime':'2019','recordedDate':'2020-01-02'", "2019", "2020-01-02")]
    [InlineData("'recordedDate':'2020-01-02'", null, "2020-01-02")]
    [InlineData("'onsetPeriod':{'start':'2019-03-01'},'recordedDate':'2020'", "2019-03-01", "2020")]
    [InlineData("'onsetPeriod':{'start':'2019-03-01','end':'2019-03-20'}", "2019-03", null)]
    [InlineData("'onsetPeriod':{'start':'2019-03-01','end':'2019-05-20'}", "2019", null)]
    [InlineData("'onsetPeriod':{'start':'2019-03-07','end':'2019-03-07'}", "2019-03-07", null)]
    [InlineData("'onsetPeriod':{'start':'2018','end':'2019'},'recordedDate':'2020'", null, null)]
    [InlineData("'onsetPeriod':{'end':'2019'},'recordedDate':'2020'", null, null)]
    [InlineData("'onsetAge':{'value':45,'code':'a'},'recordedDate':'2020'", null, null)]
    [InlineData("'onsetRange':{'low':{'value':45}},'recordedDate':'2020'", null, null)]
    [InlineData("'onsetString':'as a child','recordedDate':'2020'", null, null)]
    public void Onset_is_a_date_or_no_date_and_only_a_missing_one_is_replaced(string rest, string? onset, string? recorded)
    {
        ConditionFact condition = Fixture.Read("Condition", rest).Conditions[0];
        condition.Onset?.ToString().Should().Be(onset);
        (condition.Onset is null).Should().Be(onset is null);
        (condition.Recorded?.ToString()).Should().Be(recorded);
        AllergyFact allergy = Fixture.Read("AllergyIntolerance", rest).Allergies[0];
        (allergy.Onset?.ToString(), allergy.Recorded?.ToString()).Should().Be((onset, recorded));
    }

    [Theory]
    [InlineData("'abatementDateTime':'2020-05'", "2020-05", false)]
    [InlineData("'abatementPeriod':{'start':'2020-05-01','end':'2020-05-09'}", "2020-05", false)]
    [InlineData("'abatementPeriod':{'start':'2020-05-01'}", null, true)]
    [InlineData("'abatementAge':{'value':70,'code':'a'}", null, true)]
    [InlineData("'abatementRange':{}", null, true)]
    [InlineData("'abatementString':'years ago'", null, true)]
    [InlineData("'recordedDate':'2020'", null, false)]
    public void Abatement_is_a_date_or_an_end_at_an_unknown_time(string rest, string? on, bool unknown)
    {
        ConditionFact condition = Fixture.Read("Condition", rest).Conditions[0];
        (condition.Abatement?.ToString()).Should().Be(on);
        condition.AbatedAtUnknownTime.Should().Be(unknown);
    }

    [Theory]
    [InlineData("'effectiveDateTime':'2026-01-03T09:30:00+01:00','issued':'2026-01-04T00:00:00Z'", "2026-01-03", null, "2026-01-04")]
    [InlineData("'effectiveInstant':'2026-01-03T09:30:00Z'", "2026-01-03", null, null)]
    [InlineData("'effectivePeriod':{'start':'2026-01-03','end':'2026-01-05'}", null, "2026-01-03", null)]
    [InlineData("'issued':'2026-01-04T00:00:00Z'", null, null, "2026-01-04")]
    public void An_observation_has_its_date_its_period_and_its_issue(string rest, string? effective, string? start, string? issued)
    {
        ObservationFact fact = Fixture.Read("Observation", "'status':'final'," + rest).Observations[0];
        (fact.Effective?.ToString(), fact.Period?.Start?.ToString(), fact.Issued?.ToString()).Should().Be((effective, start, issued));
        fact.Status.Should().Be(FactStatus.Final);
    }

    [Fact]
    public void A_date_that_cannot_be_read_makes_the_fact_unknown()
    {
        PatientRecord record = Fixture.Read("Observation", "'status':'final','effectiveDateTime':'2026-13-45','issued':'2026-01-04T00:00:00Z'");
        record.Observations[0].Status.Should().Be(FactStatus.Unknown);
        record.Notices.Should().ContainSingle().Which.Text.Should().Contain("effectiveDateTime").And.NotContain("2026");
    }

    [Fact]
    public void Procedures_and_immunisations_have_a_date_or_a_period()
    {
        Fixture.Read("Procedure", "'performedDateTime':'2020-02'").Procedures[0].Performed.Should().Be(Fixture.Date("2020-02"));
        Fixture.Read("Procedure", "'performedPeriod':{'start':'2020','end':'2021'}").Procedures[0].Period.Should().Be(new DatePeriod(Fixture.Date("2020"), Fixture.Date("2021")));
        Fixture.Read("Procedure", "'performedString':'last year'").Notices.Should().ContainSingle().Which.Code.Should().Be("CR5106");
        PatientRecord vaccine = Fixture.Read("Immunization", "'status':'completed','occurrenceDateTime':'2020-10-01'");
        vaccine.Procedures[0].Performed.Should().Be(Fixture.Date("2020-10-01"));
        vaccine.Procedures[0].IsImmunisation.Should().BeTrue();
        vaccine.IsSupplied(RecordSection.Immunisations).Should().BeTrue();
        vaccine.IsSupplied(RecordSection.Procedures).Should().BeFalse();
    }

    [Trait("Clause", "6.37")]
    [Fact]
    public void A_document_is_an_observation_dated_by_its_receipt()
    {
        PatientRecord record = Fixture.Read("DocumentReference", "'status':'current','type':{'coding':[{'system':'http://loinc.org','code':'18842-5'}]},'date':'2026-01-05T10:00:00Z','context':{'period':{'start':'2025-12-01'}}");
        ObservationFact fact = record.Observations.Should().ContainSingle().Subject;
        fact.Effective!.Value.ToString().Should().Be("2026-01-05");
        fact.Codes.Should().Equal(new Code("loinc", "18842-5"));
    }
}
