using System.Globalization;
using CareRules.Clinical;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests;

public sealed class MedicationTests
{
    private const string Mg400 = "'doseAndRate':[{'doseQuantity':{'value':400,'unit':'mg','system':'http://unitsofmeasure.org','code':'mg'}}]";

    public static TheoryData<string, string?> Doses => new()
    {
        { "{" + Mg400 + ",'timing':{'repeat':{'frequency':3,'period':1,'periodUnit':'d'}}}", "1200 mg" },
        { "{" + Mg400 + ",'timing':{'repeat':{'period':1,'periodUnit':'d'}}}", "400 mg" },
        { "{" + Mg400 + ",'timing':{'repeat':{'frequency':1,'period':6,'periodUnit':'h'}}}", "1600 mg" },
        { "{" + Mg400 + ",'timing':{'repeat':{'frequency':1,'period':2,'periodUnit':'d'}}}", "200 mg" },
        { "{" + Mg400 + ",'timing':{'repeat':{'frequency':7,'period':1,'periodUnit':'wk'}}}", "400 mg" },
        { "{" + Mg400 + ",'timing':{'code':{'coding':[{'code':'BID'}]}}}", "800 mg" },
        { "{'doseAndRate':[{'doseQuantity':{'value':2,'unit':'tablet'}}],'timing':{'repeat':{'frequency':2,'period':1,'periodUnit':'d'}}}", "4 tablet" },
        // Not certain, each for its own reason.
        { "{" + Mg400 + "}", null },
        { "{'doseAndRate':[{'doseQuantity':{'value':1}}],'timing':{'repeat':{'frequency':2,'period':1,'periodUnit':'d'}}}", null },
        { "{" + Mg400 + ",'asNeededBoolean':true,'timing':{'repeat':{'frequency':3,'period':1,'periodUnit':'d'}}}", null },
        { "{" + Mg400 + ",'asNeededCodeableConcept':{'text':'pain'},'timing':{'repeat':{'frequency':3,'period':1,'periodUnit':'d'}}}", null },
        { "{" + Mg400 + ",'timing':{'repeat':{'frequency':3,'frequencyMax':4,'period':1,'periodUnit':'d'}}}", null },
        { "{" + Mg400 + ",'timing':{'repeat':{'frequency':1,'period':4,'periodMax':6,'periodUnit':'h'}}}", null },
        { "{" + Mg400 + ",'timing':{'repeat':{'frequency':1,'period':1,'periodUnit':'mo'}}}", null },
        { "{" + Mg400 + ",'timing':{'repeat':{'frequency':1,'period':1,'periodUnit':'d','when':['MORN','NIGHT']}}}", null },
        { "{" + Mg400 + ",'timing':{'repeat':{'frequency':1,'period':1,'periodUnit':'wk','dayOfWeek':['mon','fri']}}}", null },
        { "{" + Mg400 + ",'timing':{'repeat':{'frequency':1,'period':0,'periodUnit':'d'}}}", null },
        { "{" + Mg400 + ",'timing':{'repeat':{'frequency':1,'period':1e-28,'periodUnit':'d'}}}", null },
        { "{'doseAndRate':[{'doseRange':{'low':{'value':1,'unit':'mg'},'high':{'value':2,'unit':'mg'}}}],'timing':{'repeat':{'frequency':1,'period':1,'periodUnit':'d'}}}", null },
        { "{'doseAndRate':[{'doseQuantity':{'value':79228162514264337593543950335,'unit':'mg'}}],'timing':{'repeat':{'frequency':9,'period':1,'periodUnit':'d'}}}", null },
        // Several dosages: together only when one sequence number says so.
        { "{'sequence':1," + Mg400 + ",'timing':{'repeat':{'frequency':1,'period':1,'periodUnit':'d'}}},{'sequence':1," + Mg400 + ",'timing':{'repeat':{'frequency':2,'period':1,'periodUnit':'d'}}}", "1200 mg" },
        { "{'sequence':1," + Mg400 + ",'timing':{'repeat':{'frequency':1,'period':1,'periodUnit':'d'}}},{'sequence':2," + Mg400 + ",'timing':{'repeat':{'frequency':2,'period':1,'periodUnit':'d'}}}", null },
        { "{" + Mg400 + ",'timing':{'repeat':{'frequency':1,'period':1,'periodUnit':'d'}}},{" + Mg400 + ",'timing':{'repeat':{'frequency':2,'period':1,'periodUnit':'d'}}}", null },
    };

    [Theory]
    [MemberData(nameof(Doses))]
    public void The_dose_a_day_is_computed_where_it_is_certain(string dosages, string? dose)
    {
        MedicationFact fact = Request($"'dosageInstruction':[{dosages}]");
        (fact.DailyDose is { } daily ? string.Create(CultureInfo.InvariantCulture, $"{daily.Value} {daily.Unit}") : null).Should().Be(dose);
        fact.DoseIsText.Should().Be(dose is null);
    }

    [Theory]
    [InlineData("'dosageInstruction':[{'text':'one at night'}]", true)]
    [InlineData("'dosageInstruction':[{'asNeededBoolean':true}]", false)]
    [InlineData("'priority':'routine'", false)]
    public void A_dose_in_words_is_told_from_no_dose(string rest, bool text) => Request(rest).DoseIsText.Should().Be(text);

    [Theory]
    [InlineData("{'asNeededBoolean':true}", true)]
    [InlineData("{'asNeededBoolean':false}", false)]
    [InlineData("{'asNeededCodeableConcept':{'text':'pain'}}", true)]
    [InlineData("{'text':'x'}", null)]
    [InlineData("{'asNeededBoolean':true},{'asNeededBoolean':false}", null)]
    [InlineData("{'asNeededBoolean':true},{'text':'x'}", true)]
    public void As_needed_is_what_all_dosages_say(string dosages, bool? asNeeded) => Request($"'dosageInstruction':[{dosages}]").AsNeeded.Should().Be(asNeeded);

    [Theory]
    [InlineData("'value':28,'code':'d'", "28")]
    [InlineData("'value':4,'code':'wk'", "28")]
    [InlineData("'value':0.5,'code':'wk'", "3.5")]
    [InlineData("'value':1,'code':'mo'", "30")]
    [InlineData("'value':1,'code':'a'", "365")]
    [InlineData("'value':2,'unit':'weeks'", "14")]
    [InlineData("'value':12,'code':'h'", null)]
    [InlineData("'value':-1,'code':'d'", null)]
    [InlineData("'value':1e999,'code':'d'", null)]
    [InlineData("'value':28,'comparator':'<','code':'d'", null)]
    [InlineData("'value':28", null)]
    public void The_days_of_a_supply_are_exact_or_unknown_with_a_notice(string duration, string? days)
    {
        PatientRecord record = Fixture.Read("MedicationRequest", "'status':'active','dispenseRequest':{'expectedSupplyDuration':{" + duration + "}}");
        (record.Medications[0].SupplyDays?.ToString(CultureInfo.InvariantCulture)).Should().Be(days);
        record.Notices.Should().HaveCount(days is null ? 1 : 0);
    }

    [Theory]
    [InlineData("'dosageInstruction':[{'timing':{'repeat':{'boundsDuration':{'value':7,'code':'d'}}}}]", "7")]
    [InlineData("'dosageInstruction':[{'timing':{'repeat':{'boundsDuration':{'value':7,'code':'d'}}}}],'dispenseRequest':{'numberOfRepeatsAllowed':2}", null)]
    [InlineData("'dosageInstruction':[{'timing':{'repeat':{'boundsDuration':{'value':7,'code':'d'}}}}],'dispenseRequest':{'expectedSupplyDuration':{'value':28,'code':'d'}}", "28")]
    public void A_course_bound_to_a_length_ends_with_it_unless_a_supply_says_more(string rest, string? days) =>
        (Request(rest).SupplyDays?.ToString(CultureInfo.InvariantCulture)).Should().Be(days);

    [Theory]
    [InlineData("acute", CourseType.Acute)]
    [InlineData("continuous", CourseType.Repeat)]
    [InlineData("continuous-repeat-dispensing", CourseType.Repeat)]
    [InlineData("seasonal", CourseType.Repeat)]
    [InlineData("other", CourseType.NotStated)]
    public void The_course_is_acute_or_repeat(string code, CourseType course) =>
        Request("'courseOfTherapyType':{'coding':[{'code':'" + code + "'}]}").Course.Should().Be(course);

    [Fact]
    public void The_bounds_of_dosages_are_the_period_of_the_request()
    {
        const string First = "{'timing':{'repeat':{'boundsPeriod':{'start':'2026-01-01','end':'2026-01-07'}}}}";
        Request("'dosageInstruction':[" + First + ",{'timing':{'repeat':{'boundsPeriod':{'start':'2026-01-08','end':'2026-01-14'}}}}]").Period
            .Should().Be(new DatePeriod(Fixture.Date("2026-01-01"), Fixture.Date("2026-01-14")));
        Request("'dosageInstruction':[" + First + ",{'text':'then one a day'}]").Period.Should().Be(new DatePeriod(Fixture.Date("2026-01-01"), null));
        Request("'authoredOn':'2026-01-01'").Period.Should().BeNull();
    }

    [Fact]
    public void A_request_not_to_give_carries_its_reasons()
    {
        MedicationFact fact = Request("'doNotPerform':true,'reasonCode':[{'coding':[{'system':'http://snomed.info/sct','code':'1'}]}],'statusReason':{'coding':[{'system':'http://snomed.info/sct','code':'2'}]}");
        fact.DoNotPerform.Should().BeTrue();
        fact.Reasons.Should().Equal(new Code("snomed", "2"), new Code("snomed", "1"));
        Request("'reasonCode':[{'coding':[{'system':'http://snomed.info/sct','code':'1'}]}]").Reasons.Should().BeEmpty();
    }

    [Fact]
    public void The_other_kinds_of_medication_item_have_their_own_dates()
    {
        MedicationFact statement = Fixture.Read("MedicationStatement", "'status':'active','dateAsserted':'2026-01-09','effectiveDateTime':'2025-06'").Medications[0];
        (statement.Item, statement.Authored, statement.Period).Should().Be((MedicationItem.Statement, Fixture.Date("2026-01-09"), new DatePeriod(Fixture.Date("2025-06"), null)));
        MedicationFact dispense = Fixture.Read("MedicationDispense", "'status':'completed','whenPrepared':'2026-01-01','whenHandedOver':'2026-01-02','daysSupply':{'value':28,'code':'d'}").Medications[0];
        (dispense.Item, dispense.Authored, dispense.SupplyDays).Should().Be((MedicationItem.Dispense, Fixture.Date("2026-01-02"), 28m));
        MedicationFact given = Fixture.Read("MedicationAdministration", "'status':'completed','effectiveDateTime':'2026-01-02T08:00:00Z','dosage':{'dose':{'value':5,'unit':'mg'},'route':{'coding':[{'system':'http://snomed.info/sct','code':'26643006'}]}}").Medications[0];
        (given.Item, given.Authored!.Value.ToString(), given.Route[0]).Should().Be((MedicationItem.Administration, "2026-01-02", new Code("snomed", "26643006")));
        given.DailyDose.Should().BeNull();
    }

    [Fact]
    public void A_whole_request_is_read()
    {
        MedicationFact fact = FhirPatient.Read(Fixture.File("heart-failure.json")).Medications.Should().ContainSingle().Subject;
        fact.Source.Should().Be("MedicationRequest/4");
        fact.Codes.Should().Equal(new Code("atc", "M01AE01"));
        fact.Encounter.Should().Be("Encounter/6");
        (fact.SupplyDays, fact.Repeats, fact.AsNeeded, fact.Course).Should().Be((14m, 1, false, CourseType.Acute));
        fact.DailyDose.Should().Be(new Quantity(1200, "mg"));
        fact.Route.Should().Equal(new Code("snomed", "26643006"));
        (fact.Status, fact.Intent).Should().Be((FactStatus.Active, RequestIntent.Order));
    }

    private static MedicationFact Request(string rest) => Fixture.Read("MedicationRequest", "'status':'active'," + rest).Medications[0];
}
