using CareRules.Clinical;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests;

public sealed class CareTests
{
    [Fact]
    public void Each_role_in_a_care_team_is_a_fact_with_its_own_period()
    {
        PatientRecord record = Fixture.Read(
            "CareTeam",
            "'status':'active','period':{'start':'2024'},'participant':[{'role':[{'coding':[{'system':'http://snomed.info/sct','code':'1'}]},{'text':'coordinator'}]},{'role':[{'text':'nurse'}],'period':{'start':'2025','end':'2026'}},{'member':{'display':'somebody'}}]");
        record.Care.Select(static c => (c.Text, c.Period!.Value.Start!.Value.ToString(), c.Status)).Should()
            .Equal((null, "2024", FactStatus.Active), ("coordinator", "2024", FactStatus.Active), ("nurse", "2025", FactStatus.Active));
    }

    [Fact]
    public void The_targets_of_a_goal_are_read()
    {
        CareFact goal = Fixture.Read(
            "Goal",
            "'lifecycleStatus':'accepted','description':{'text':'pressure'},'startDate':'2026-01-01','target':["
            + "{'measure':{'coding':[{'system':'http://loinc.org','code':'8480-6'}]},'detailQuantity':{'value':140,'comparator':'<','unit':'mm[Hg]'}},"
            + "{'measure':{'coding':[{'system':'http://loinc.org','code':'8480-6'}]},'detailRange':{'low':{'value':120,'unit':'mm[Hg]'},'high':{'value':140,'unit':'mm[Hg]'}}},"
            + "{'measure':{'coding':[{'system':'http://loinc.org','code':'29463-7'}]},'detailQuantity':{'value':70,'unit':'kg'}},"
            + "{'measure':{'coding':[{'system':'http://loinc.org','code':'29463-7'}]},'detailString':'less'},"
            + "{'measure':{'text':'pressure'},'detailQuantity':{'value':140,'comparator':'<','unit':'mm[Hg]'}},"
            + "{'dueDate':'2026-06-01'}]").Care[0];
        goal.Period.Should().Be(new DatePeriod(Fixture.Date("2026-01-01"), null));
        goal.Targets.Select(static t => (t.Low?.Value, t.High?.Value, t.High?.Comparator)).Should().Equal(
            (null, 140m, QuantityComparator.LessThan), (120m, 140m, QuantityComparator.Equal), (70m, 70m, QuantityComparator.Equal),
            (null, null, null), (null, 140m, QuantityComparator.LessThan));
        // What can be read by half is kept, so that nobody takes it for nothing: an aim in words, and an aim at what has no code.
        goal.Targets.Select(static t => t.Measure.Length).Should().Equal(1, 1, 1, 1, 0);
        goal.Targets[0].Measure.Should().Equal(new Code("loinc", "8480-6"));
    }

    [Theory]
    [InlineData("MTH", RelativeDegree.First)]
    [InlineData("NBRO", RelativeDegree.First)]
    [InlineData("DAUC", RelativeDegree.First)]
    [InlineData("72705000", RelativeDegree.First)]
    [InlineData("MGRMTH", RelativeDegree.Second)]
    [InlineData("HSIS", RelativeDegree.Second)]
    [InlineData("UNCLE", RelativeDegree.Second)]
    [InlineData("COUSN", RelativeDegree.Other)]
    [InlineData("STPFTH", RelativeDegree.Other)]
    [InlineData("FAMMEMB", RelativeDegree.NotStated)]
    public void The_degree_of_a_relative_is_read(string code, RelativeDegree degree) => Family(code, "'onsetString':'young'").Degree.Should().Be(degree);

    [Theory]
    [InlineData("'onsetAge':{'value':58,'code':'a'}", 58)]
    [InlineData("'onsetAge':{'value':58.9,'unit':'years'}", 58)]
    [InlineData("'onsetAge':{'value':6,'code':'mo'}", null)]
    [InlineData("'onsetAge':{'value':60,'comparator':'<','code':'a'}", null)]
    [InlineData("'onsetString':'58'", null)]
    public void The_age_at_onset_is_in_completed_years(string onset, int? age) => Family("MTH", onset).OnsetAge.Should().Be(age);

    [Theory]
    [InlineData("IMP", EncounterClass.Inpatient)]
    [InlineData("ACUTE", EncounterClass.Inpatient)]
    [InlineData("EMER", EncounterClass.Emergency)]
    [InlineData("AMB", EncounterClass.Ambulatory)]
    [InlineData("HH", EncounterClass.Home)]
    [InlineData("VR", EncounterClass.Virtual)]
    [InlineData("OBSENC", EncounterClass.NotStated)]
    public void The_class_of_an_encounter_is_read(string code, EncounterClass expected)
    {
        EncounterFact encounter = Fixture.Read("Encounter", "'class':{'code':'" + code + "'},'hospitalization':{'dischargeDisposition':{'coding':[{'system':'http://snomed.info/sct','code':'306689006'}]}}").Encounters[0];
        encounter.Class.Should().Be(expected);
        encounter.Discharge.Should().Equal(new Code("snomed", "306689006"));
    }

    [Fact]
    public void An_allergy_has_the_codes_of_its_reactions_too() =>
        Fixture.Read("AllergyIntolerance", "'code':{'coding':[{'system':'http://snomed.info/sct','code':'1'}]},'reaction':[{'substance':{'coding':[{'system':'http://snomed.info/sct','code':'2'}]}}]")
            .Allergies[0].Codes.Should().Equal(new Code("snomed", "1"), new Code("snomed", "2"));

    [Fact]
    public void An_adverse_event_with_a_drug_is_an_allergy_and_one_without_is_nothing()
    {
        const string Drug = "'suspectEntity':[{'instance':{'reference':'#m'}}],'contained':[{'resourceType':'Medication','id':'m','code':{'coding':[{'system':'http://www.whocc.no/atc','code':'M01AE01'}]}}]";
        AllergyFact allergy = Fixture.Read("AdverseEvent", "'actuality':'actual','date':'2020-02'," + Drug).Allergies.Should().ContainSingle().Subject;
        allergy.Codes.Should().Equal(new Code("atc", "M01AE01"));
        allergy.Onset!.Value.ToString().Should().Be("2020-02");
        Fixture.Read("AdverseEvent", "'actuality':'potential'," + Drug).Allergies[0].Status.Should().Be(FactStatus.Unknown);
        Fixture.Read("AdverseEvent", "'actuality':'actual'").Allergies.Should().BeEmpty();
    }

    [Theory]
    [InlineData("'active':true", FactStatus.Active)]
    [InlineData("'active':false", FactStatus.Inactive)]
    [InlineData("'gender':'male'", FactStatus.NotStated)]
    public void A_related_person_is_a_carer(string rest, FactStatus status)
    {
        CareFact carer = Fixture.Read("RelatedPerson", rest + ",'relationship':[{'coding':[{'system':'http://snomed.info/sct','code':'133932002'}]}]").Care[0];
        (carer.Item, carer.Status, carer.Codes[0]).Should().Be((CareItem.Carer, status, new Code("snomed", "133932002")));
    }

    [Fact]
    public void A_consent_that_denies_and_a_weak_vaccine_are_unknown()
    {
        Fixture.Read("Consent", "'status':'active','provision':{'type':'deny'}").Care[0].Status.Should().Be(FactStatus.Unknown);
        Fixture.Read("Consent", "'status':'active','provision':{'type':'permit'}").Care[0].Status.Should().Be(FactStatus.Active);
        Fixture.Read("Immunization", "'status':'completed','isSubpotent':true").Procedures[0].Status.Should().Be(FactStatus.Unknown);
    }

    [Fact]
    public void Requests_for_devices_are_orders_coded_in_place_or_by_reference()
    {
        Fixture.Read("DeviceRequest", "'codeCodeableConcept':{'coding':[{'system':'http://snomed.info/sct','code':'1'}]}").Orders[0].Codes.Should().Equal(new Code("snomed", "1"));
        Fixture.Read("DeviceRequest", "'codeReference':{'reference':'#d'},'contained':[{'resourceType':'Device','id':'d','type':{'coding':[{'system':'http://snomed.info/sct','code':'2'}]}}]")
            .Orders[0].Codes.Should().Equal(new Code("snomed", "2"));
    }

    [Fact]
    public void A_proposed_order_is_read_without_a_patient_and_marked()
    {
        IReadOnlyList<Fact> one = FhirPatient.ReadProposed(Fixture.Json("{'resourceType':'MedicationRequest','id':'d','status':'draft','intent':'proposal','subject':{'reference':'Patient/anyone'},'medicationCodeableConcept':{'text':'ibuprofen'}}"));
        one.Should().ContainSingle().Which.IsProposed.Should().BeTrue();
        one[0].Should().BeOfType<MedicationFact>().Which.Text.Should().Be("ibuprofen");
        IReadOnlyList<Fact> more = FhirPatient.ReadProposed(Fixture.Bundle("{'resourceType':'ServiceRequest','status':'draft'}", "{'resourceType':'MedicationRequest','medicationReference':{'reference':'Medication/m'}}", "{'resourceType':'Medication','id':'m','code':{'text':'x'}}"));
        more.Select(static f => f.GetType().Name).Should().Equal("MedicationFact", "OrderFact");
        more.Should().OnlyContain(static f => f.IsProposed);
        FluentActions.Invoking(() => FhirPatient.ReadProposed(Fixture.Bundle(Fixture.Patient))).Should().Throw<UnreadablePatientException>().Which.Code.Should().Be("CR5011");
    }

    [Theory]
    [InlineData("a\\u200bb", "ab")]
    [InlineData("a\\u202eb\\u2066", "ab")]
    [InlineData("a\\nb\\tc", "a b c")]
    [InlineData("a\\u0007b\\u00adc\\ufeff", "abc")]
    [InlineData("M\\u00e9ni\\u00e8re \\u2013 ok", "M\u00e9ni\u00e8re \u2013 ok")]
    public void Words_are_kept_without_what_cannot_be_seen(string written, string shown)
    {
        ConditionFact fact = Fixture.Read("Condition", "'code':{'coding':[{'system':'http://snomed.info/sct','code':'1','display':'" + written + "'}]}").Conditions[0];
        fact.Codes[0].Display.Should().Be(shown);
        Fixture.Read("Condition", "'code':{'text':'" + written + "'}").Conditions[0].Text.Should().Be(shown);
    }

    [Theory]
    [InlineData("'code':'diabetes'", "code")]
    [InlineData("'code':{'coding':{'code':'1'}}", "coding")]
    [InlineData("'code':{'coding':['1']}", "array item")]
    [InlineData("'subject':[]", "subject")]
    public void An_element_of_the_wrong_kind_makes_the_fact_unknown(string rest, string element)
    {
        PatientRecord record = Fixture.Read("Condition", rest);
        record.Conditions.Should().ContainSingle().Which.Status.Should().Be(FactStatus.Unknown);
        record.Notices.Should().ContainSingle().Which.Text.Should().Contain($"`{element}`");
    }

    private static FamilyHistoryFact Family(string relation, string onset) =>
        Fixture.Read("FamilyMemberHistory", "'status':'completed','relationship':{'coding':[{'code':'" + relation + "'}]},'condition':[{'code':{'text':'stroke'}," + onset + "}]").FamilyHistory[0];
}
