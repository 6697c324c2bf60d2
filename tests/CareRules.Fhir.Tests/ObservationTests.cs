using CareRules.Clinical;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests;

public sealed class ObservationTests
{
    [Theory]
    [InlineData("'value':5.4,'unit':'mmol/l','system':'http://unitsofmeasure.org','code':'mmol/L'", "mmol/L")]
    [InlineData("'value':5.4,'unit':'millimoles','system':'http://snomed.info/sct','code':'258813002'", "millimoles")]
    [InlineData("'value':5.4,'unit':'mmol/L'", "mmol/L")]
    [InlineData("'value':5.4,'code':'mmol/L'", "mmol/L")]
    [InlineData("'value':5.4,'system':'http://unitsofmeasure.org','unit':'mmol/L'", "mmol/L")]
    public void The_unit_is_the_UCUM_code_or_else_what_is_written(string quantity, string unit) =>
        Read("'valueQuantity':{" + quantity + "}").Value.Should().Be(new Quantity(5.4m, unit));

    [Theory]
    [InlineData("<", QuantityComparator.LessThan)]
    [InlineData("<=", QuantityComparator.LessOrEqual)]
    [InlineData(">=", QuantityComparator.GreaterOrEqual)]
    [InlineData(">", QuantityComparator.GreaterThan)]
    public void A_comparator_is_kept(string comparator, QuantityComparator expected) =>
        Read("'valueQuantity':{'value':90,'unit':'mL/min','comparator':'" + comparator + "'}").Value!.Value.Comparator.Should().Be(expected);

    [Theory]
    [InlineData("'valueQuantity':{'value':5}", "no unit is recorded")]
    [InlineData("'valueQuantity':{'value':5,'unit':' '}", "no unit is recorded")]
    [InlineData("'valueQuantity':{'unit':'mg'}", "no number is recorded")]
    [InlineData("'valueQuantity':{'value':5,'unit':'mg','comparator':'ad'}", "how the number bounds the value is not understood")]
    [InlineData("'valueCodeableConcept':{'text':'never smoked'}", "the answer has no code")]
    [InlineData("'valueString':'positive'", "the value is a text")]
    [InlineData("'valueRange':{'low':{'value':1}}", "the value is a range")]
    [InlineData("'valueRatio':{}", "the value is a ratio")]
    [InlineData("'valuePeriod':{}", "the value is a period")]
    [InlineData("'valueSampledData':{}", "the value is sampled data")]
    [InlineData("'valueDateTime':'2020'", "the value is a time")]
    [InlineData("'valueTime':'10:00:00'", "the value is a time")]
    [InlineData("'valueInteger':1.5", "the number cannot be read exactly")]
    public void A_value_that_cannot_be_used_says_why(string value, string reason)
    {
        ObservationFact fact = Read(value);
        fact.Unreadable.Should().Be(reason);
        fact.Value.Should().BeNull();
        fact.ValueCodes.Should().BeEmpty();
        fact.DataAbsent.Should().BeFalse();
    }

    [Fact]
    public void Other_values_are_codes_or_numbers()
    {
        Read("'valueInteger':3").Value.Should().Be(new Quantity(3, "1"));
        Read("'valueBoolean':true").ValueCodes.Should().Equal(new Code("http://terminology.hl7.org/CodeSystem/special-values", "true"));
        Read("'valueCodeableConcept':{'coding':[{'system':'http://snomed.info/sct','code':'266919005'},{'code':'no-system'}]}").ValueCodes
            .Should().Equal(new Code("snomed", "266919005"));
    }

    [Theory]
    [InlineData("'dataAbsentReason':{'text':'refused'}", true)]
    [InlineData("'dataAbsentReason':{'text':'refused'},'valueQuantity':{'unit':'mg'}", true)]
    [InlineData("'dataAbsentReason':{'text':'refused'},'valueQuantity':{'value':1,'unit':'mg'}", false)]
    [InlineData("'method':{'text':'x'}", false)]
    public void A_value_is_absent_only_when_the_record_says_so_and_there_is_none(string rest, bool absent) => Read(rest).DataAbsent.Should().Be(absent);

    [Fact]
    public void Components_are_facts_with_the_source_date_and_status_of_their_panel()
    {
        PatientRecord record = FhirPatient.Read(Fixture.File("heart-failure.json"));
        record.Observations.Should().HaveCount(3);
        record.Observations.Should().OnlyContain(static o => o.Source == "Observation/5" && o.Status == FactStatus.Final && o.Effective!.Value.ToString() == "2026-01-03");
        record.Observations[0].Codes[0].Display.Should().Be("Blood pressure panel");
        record.Observations[1].Value.Should().Be(new Quantity(148, "mm[Hg]"));
        record.Observations[2].DataAbsent.Should().BeTrue();
    }

    [Fact]
    public void Contained_members_are_facts_dated_by_their_panel_where_they_are_not_dated()
    {
        PatientRecord record = Fixture.Read(
            "Observation",
            "'status':'final','code':{'text':'panel'},'effectiveDateTime':'2026-01-03','hasMember':[{'reference':'#a'},{'reference':'#b'},{'reference':'Observation/elsewhere'}],"
            + "'contained':[{'resourceType':'Observation','id':'a','status':'final','code':{'text':'one'}},"
            + "{'resourceType':'Observation','id':'b','status':'entered-in-error','code':{'text':'two'},'effectiveDateTime':'2025'}]");
        record.Observations.Select(static o => (o.Text, o.Status, o.Effective!.Value.ToString())).Should()
            .Equal(("panel", FactStatus.Final, "2026-01-03"), ("one", FactStatus.Final, "2026-01-03"), ("two", FactStatus.EnteredInError, "2025"));
    }

    [Fact]
    public void An_observation_of_somebody_else_than_the_patient_is_unknown()
    {
        Read("'focus':[{'reference':'RelatedPerson/mother'}]").Status.Should().Be(FactStatus.Unknown);
        Read("'focus':[{'reference':'Patient/p'}]").Status.Should().Be(FactStatus.Final);
    }

    private static ObservationFact Read(string rest) => Fixture.Read("Observation", "'status':'final'," + rest).Observations.Should().ContainSingle().Subject;
}
