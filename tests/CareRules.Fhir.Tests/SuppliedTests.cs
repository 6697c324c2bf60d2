using CareRules.Clinical;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests;

public sealed class SuppliedTests
{
    public static TheoryData<string, RecordSection?> Resources => new()
    {
        { "{'resourceType':'Condition'}", RecordSection.Conditions }, { "{'resourceType':'MedicationRequest','status':'active'}", RecordSection.Medications },
        { "{'resourceType':'MedicationStatement'}", RecordSection.Medications }, { "{'resourceType':'AllergyIntolerance'}", RecordSection.Allergies },
        { "{'resourceType':'AdverseEvent','actuality':'actual','suspectEntity':[{'instance':{'display':'drug'}}]}", RecordSection.Allergies },
        { "{'resourceType':'Observation'}", RecordSection.Observations }, { "{'resourceType':'DocumentReference'}", RecordSection.Observations },
        { "{'resourceType':'Procedure'}", RecordSection.Procedures }, { "{'resourceType':'Immunization'}", RecordSection.Immunisations },
        { "{'resourceType':'Encounter'}", RecordSection.Encounters }, { "{'resourceType':'ServiceRequest','intent':'order'}", RecordSection.Orders },
        { "{'resourceType':'DeviceRequest','intent':'order'}", RecordSection.Orders }, { "{'resourceType':'FamilyMemberHistory'}", RecordSection.FamilyHistory },
        { "{'resourceType':'CareTeam'}", RecordSection.CareTeam }, { "{'resourceType':'CarePlan','intent':'plan'}", RecordSection.CarePlans },
        { "{'resourceType':'Flag'}", RecordSection.CarePlans }, { "{'resourceType':'Goal'}", RecordSection.Goals }, { "{'resourceType':'Consent'}", RecordSection.Consents },
        { "{'resourceType':'RelatedPerson'}", RecordSection.Carers },
        // Merely these supply nothing.
        { "{'resourceType':'MedicationDispense','status':'completed'}", null }, { "{'resourceType':'MedicationAdministration','status':'completed'}", null },
        { "{'resourceType':'MedicationRequest','status':'draft','intent':'order'}", null }, { "{'resourceType':'MedicationRequest','status':'active','intent':'proposal'}", null },
        { "{'resourceType':'ServiceRequest','status':'active','intent':'plan'}", null }, { "{'resourceType':'Claim'}", null }, { "{'resourceType':'Medication'}", null },
        { "{'resourceType':'Whatever','status':7}", null },
        { Empty("48765-2", "nilknown"), RecordSection.Allergies }, { Empty("allergies", "nilknown"), RecordSection.Allergies }, { Empty("10160-0", "nilknown"), RecordSection.Medications },
        { Empty("11450-4", "nilknown"), RecordSection.Conditions }, { Empty("886921000000105", "nilknown"), RecordSection.Allergies },
        { Empty("48765-2", "notasked"), null }, { Empty("48765-2", "withheld"), null }, { Empty("48765-2", "unavailable"), null }, { Empty("48765-2", "notstarted"), null },
        { Empty("48765-2", "closed"), null }, { Empty("48765-2", "nilknown", status: "retired"), null }, { Empty("48765-2", "nilknown", status: "entered-in-error"), null },
        { Empty("x", "nilknown"), null }, { "{'resourceType':'List','status':'current','code':{'coding':[{'code':'48765-2'}]}}", null },
    };

    [Trait("Clause", "11.6, 11.7")]
    [Theory]
    [MemberData(nameof(Resources))]
    public void A_section_is_supplied_by_a_resource_of_it_that_counts(string resource, RecordSection? section)
    {
        PatientRecord record = FhirPatient.Read(Fixture.Bundle(Fixture.Patient, resource));
        Enum.GetValues<RecordSection>().Where(record.IsSupplied).Should().Equal(section is { } s ? [s] : []);
    }

    [Trait("Clause", "11.8")]
    [Fact]
    public void The_host_may_say_that_more_is_supplied()
    {
        ReadOnlyMemory<byte> json = Fixture.Utf8(Fixture.Bundle(Fixture.Patient));
        PatientRecord some = FhirPatient.Read(json, new FhirReadOptions { Supplied = [RecordSection.Goals] });
        Enum.GetValues<RecordSection>().Where(some.IsSupplied).Should().Equal(RecordSection.Goals);
        PatientRecord all = FhirPatient.Read(json, new FhirReadOptions { Supplied = FhirReadOptions.AllSections });
        Enum.GetValues<RecordSection>().Should().OnlyContain(section => all.IsSupplied(section));
    }

    [Fact]
    public void One_page_of_a_longer_answer_supplies_nothing()
    {
        PatientRecord record = FhirPatient.Read(Fixture.File("search-page.json"));
        record.Observations.Should().ContainSingle();
        record.IsSupplied(RecordSection.Observations).Should().BeFalse();
        record.Notices.Should().ContainSingle().Which.Code.Should().Be("CR5107");
    }

    [Fact]
    public void An_empty_list_of_allergies_supplies_them_in_a_whole_record() =>
        FhirPatient.Read(Fixture.File("heart-failure.json")).IsSupplied(RecordSection.Allergies).Should().BeTrue();

    private static string Empty(string code, string reason, string status = "current") =>
        "{'resourceType':'List','status':'" + status + "','code':{'coding':[{'code':'" + code + "'}]},'emptyReason':{'coding':[{'code':'" + reason + "'}]}}";
}
