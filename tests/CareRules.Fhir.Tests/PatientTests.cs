using CareRules.Clinical;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests;

public sealed class PatientTests
{
    private const string Parameter = "http://hl7.org/fhir/StructureDefinition/patient-sexParameterForClinicalUse";

    [Theory]
    [InlineData("'birthDate':'1950-03-07'", "1950-03-07")]
    [InlineData("'birthDate':'1950-03'", "1950-03")]
    [InlineData("'birthDate':'1950'", "1950")]
    [InlineData("'gender':'male'", null)]
    public void The_birth_date_is_as_far_as_it_is_known(string rest, string? date) =>
        (Read(rest).BirthDate?.ToString()).Should().Be(date);

    [Fact]
    public void A_birth_date_that_cannot_be_read_is_unknown_and_reported()
    {
        PatientRecord record = Read("'birthDate':'07/03/1950'");
        record.BirthDate.Should().BeNull();
        record.Notices.Should().ContainSingle().Which.Code.Should().Be("CR5111");
    }

    [Theory]
    [InlineData("'gender':'female'", Sex.Female)]
    [InlineData("'gender':'male'", Sex.Male)]
    [InlineData("'gender':'other'", Sex.Unknown)]
    [InlineData("'gender':'unknown'", Sex.Unknown)]
    [InlineData("'id':'p'", Sex.Unknown)]
    public void The_gender_stands_where_no_sex_for_clinical_use_is_given(string rest, Sex sex) => Read(rest).Sex.Should().Be(sex);

    [Theory]
    [InlineData("female-typical", Sex.Female)]
    [InlineData("male-typical", Sex.Male)]
    [InlineData("specified", Sex.Unknown)]
    [InlineData("unknown", Sex.Unknown)]
    public void Sex_for_clinical_use_comes_before_gender(string code, Sex sex) => Read("'gender':'male','extension':[" + SexParameter(code) + "]").Sex.Should().Be(sex);

    [Fact]
    public void Two_sex_parameters_that_disagree_leave_it_unknown() =>
        Read("'gender':'male','extension':[" + SexParameter("female-typical") + "," + SexParameter("male-typical") + "]").Sex.Should().Be(Sex.Unknown);

    [Theory]
    [InlineData("'gender':'male'", false, null)]
    [InlineData("'deceasedBoolean':false", false, null)]
    [InlineData("'deceasedBoolean':true", true, null)]
    [InlineData("'deceasedDateTime':'2019-03-07T10:00:00Z'", true, "2019-03-07")]
    [InlineData("'deceasedDateTime':'2019'", true, "2019")]
    [InlineData("'deceasedDateTime':'last year'", true, null)]
    public void Death_is_read_with_and_without_a_date(string rest, bool deceased, string? on)
    {
        PatientRecord record = Read(rest);
        record.IsDeceased.Should().Be(deceased);
        (record.DeceasedOn?.ToString()).Should().Be(on);
    }

    [Fact]
    public void A_patient_with_a_modifier_has_no_known_age_or_sex_but_may_be_dead()
    {
        PatientRecord record = Read("'birthDate':'1950','gender':'male','deceasedBoolean':true,'modifierExtension':[{'url':'x'}]");
        record.BirthDate.Should().BeNull();
        record.Sex.Should().Be(Sex.Unknown);
        record.IsDeceased.Should().BeTrue();
        record.Notices.Should().ContainSingle().Which.Code.Should().Be("CR5110");
    }

    private static PatientRecord Read(string rest) => FhirPatient.Read(Fixture.Bundle("{'resourceType':'Patient'," + rest + "}"));

    private static string SexParameter(string code) =>
        "{'url':'" + Parameter + "','extension':[{'url':'value','valueCodeableConcept':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/sex-parameter-for-clinical-use','code':'" + code + "'}]}}]}";
}
