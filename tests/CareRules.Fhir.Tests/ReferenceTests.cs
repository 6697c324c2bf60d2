using CareRules.Clinical;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests;

public sealed class ReferenceTests
{
    private const string Medication = "'resource':{'resourceType':'Medication','id':'m','code':{'coding':[{'system':'http://www.whocc.no/atc','code':'M01AE01'}]}}";

    [Trait("Clause", "5.16")]
    [Theory]
    [InlineData("'fullUrl':'urn:uuid:7'", "urn:uuid:7", true)]
    [InlineData("'fullUrl':'urn:uuid:7'", "Medication/m", true)]
    [InlineData("'fullUrl':'https://a.example/Medication/m'", "https://a.example/Medication/m", true)]
    [InlineData("'fullUrl':'https://a.example/Medication/m'", "https://a.example/Medication/m/_history/3", true)]
    [InlineData("'fullUrl':'https://a.example/Medication/m'", "Medication/m", true)]
    [InlineData("'fullUrl':'https://a.example/Medication/m'", "https://b.example/Medication/m", false)]
    [InlineData("'search':{}", "urn:uuid:m", true)]
    [InlineData("'search':{}", "Medication/m", true)]
    [InlineData("'search':{}", "Medication/other", false)]
    [InlineData("'search':{}", "#m", false)]
    public void References_are_followed_inside_the_bundle_only(string address, string reference, bool found)
    {
        PatientRecord record = FhirPatient.Read(Fixture.Json(
            "{'resourceType':'Bundle','entry':[{'resource':" + Fixture.Patient + "},{" + address + "," + Medication + "},"
            + "{'resource':{'resourceType':'MedicationRequest','status':'active','medicationReference':{'reference':'" + reference + "','display':'a tablet'}}}]}"));
        record.Medications[0].Codes.Should().HaveCount(found ? 1 : 0);
        record.Medications[0].Text.Should().Be(found ? null : "a tablet");
        record.Notices.Select(static n => n.Code).Should().Equal(found ? [] : ["CR5105"]);
    }

    [Trait("Clause", "5.16")]
    [Fact]
    public void Contained_medicines_and_resources_without_an_id_are_read()
    {
        MedicationFact fact = FhirPatient.Read(Fixture.File("message.json")).Medications.Should().ContainSingle().Subject;
        fact.Codes.Should().Equal(new Code("snomed", "322237000"));
        fact.Source.Should().Be("urn:uuid:00000000-0000-4000-8000-000000000003");
        (fact.Course, fact.DoseIsText).Should().Be((CourseType.Repeat, true));
    }

    [Theory]
    [InlineData("Patient/p", true)]
    [InlineData("Patient/p/_history/2", true)]
    [InlineData("https://ehr.example/Patient/p", true)]
    [InlineData("https://other.example/Patient/p", false)]
    [InlineData("Patient/q", false)]
    [InlineData("Group/p", false)]
    public void What_belongs_to_another_subject_is_left_out_and_supplies_nothing(string subject, bool theirs)
    {
        PatientRecord record = FhirPatient.Read(Fixture.Json(
            "{'resourceType':'Bundle','entry':[{'fullUrl':'https://ehr.example/Patient/p','resource':" + Fixture.Patient + "},"
            + "{'resource':{'resourceType':'AllergyIntolerance','patient':{'reference':'" + subject + "'}}}]}"));
        record.Allergies.Should().HaveCount(theirs ? 1 : 0);
        record.IsSupplied(RecordSection.Allergies).Should().Be(theirs);
        record.Notices.Select(static n => n.Code).Should().Equal(theirs ? [] : ["CR5104"]);
    }

    [Fact]
    public void Two_resources_of_one_name_are_nobody()
    {
        string two = "{" + Medication + "},{" + Medication + "}";
        PatientRecord record = FhirPatient.Read(Fixture.Json(
            "{'resourceType':'Bundle','entry':[{'resource':" + Fixture.Patient + "}," + two + ",{'resource':{'resourceType':'MedicationRequest','medicationReference':{'reference':'Medication/m'}}}]}"));
        record.Medications[0].Codes.Should().BeEmpty();
    }

    [Fact]
    public void A_medicine_without_a_code_has_the_codes_of_its_ingredients() =>
        Fixture.Read("MedicationStatement", "'status':'active','medicationReference':{'reference':'#m'},'contained':[{'resourceType':'Medication','id':'m','code':{'text':'compound'},'ingredient':[{'itemCodeableConcept':{'coding':[{'system':'http://www.whocc.no/atc','code':'N02BE01'}]}}]}]")
            .Medications[0].Codes.Should().Equal(new Code("atc", "N02BE01"));

    [Fact]
    public void The_bundle_may_stand_in_parameters_and_bundles_in_a_bundle_of_answers()
    {
        FhirPatient.Read(Fixture.Json("{'resourceType':'Parameters','parameter':[{'name':'a','part':[{'name':'b','resource':" + Fixture.Bundle(Fixture.Patient) + "}]}]}")).Source.Should().Be("Patient/p");
        PatientRecord record = FhirPatient.Read(Fixture.Json(
            "{'resourceType':'Bundle','type':'batch-response','entry':[{'response':{'status':'200'},'resource':" + Fixture.Bundle(Fixture.Patient) + "},{'resource':"
            + Fixture.Bundle(Fixture.Resource("Condition", "")) + "}]}"));
        record.Conditions.Should().ContainSingle();
    }

    [Fact]
    public void What_a_transaction_deletes_is_not_there() =>
        FhirPatient.Read(Fixture.Json("{'resourceType':'Bundle','type':'transaction','entry':[{'resource':" + Fixture.Patient + "},{'request':{'method':'DELETE'},'resource':{'resourceType':'Condition'}}]}"))
            .Conditions.Should().BeEmpty();
}
