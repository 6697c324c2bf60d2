using CareRules.Clinical;
using CareRules.Fhir.Resources;
using CareRules.Fhir.Tests.Support;
using static CareRules.Clinical.FactStatus;

namespace CareRules.Fhir.Tests;

public sealed class StatusTests
{
    public static TheoryData<string, string, FactStatus> Words => new()
    {
        { "MedicationRequest", "active", Active }, { "MedicationRequest", "on-hold", OnHold }, { "MedicationRequest", "cancelled", Cancelled },
        { "MedicationRequest", "completed", Completed }, { "MedicationRequest", "entered-in-error", EnteredInError }, { "MedicationRequest", "stopped", Stopped },
        { "MedicationRequest", "draft", Draft }, { "MedicationRequest", "unknown", Unknown },
        { "MedicationStatement", "active", Active }, { "MedicationStatement", "completed", Completed }, { "MedicationStatement", "entered-in-error", EnteredInError },
        { "MedicationStatement", "intended", Intended }, { "MedicationStatement", "stopped", Stopped }, { "MedicationStatement", "on-hold", OnHold },
        { "MedicationStatement", "unknown", Unknown }, { "MedicationStatement", "not-taken", NotDone },
        { "MedicationDispense", "preparation", Preparation }, { "MedicationDispense", "in-progress", InProgress }, { "MedicationDispense", "cancelled", Cancelled },
        { "MedicationDispense", "on-hold", OnHold }, { "MedicationDispense", "completed", Completed }, { "MedicationDispense", "entered-in-error", EnteredInError },
        { "MedicationDispense", "stopped", Stopped }, { "MedicationDispense", "declined", Rejected }, { "MedicationDispense", "unknown", Unknown },
        { "MedicationAdministration", "in-progress", InProgress }, { "MedicationAdministration", "not-done", NotDone }, { "MedicationAdministration", "on-hold", OnHold },
        { "MedicationAdministration", "completed", Completed }, { "MedicationAdministration", "entered-in-error", EnteredInError },
        { "MedicationAdministration", "stopped", Stopped }, { "MedicationAdministration", "unknown", Unknown },
        { "Observation", "registered", Registered }, { "Observation", "preliminary", Preliminary }, { "Observation", "final", Final }, { "Observation", "amended", Amended },
        { "Observation", "corrected", Corrected }, { "Observation", "cancelled", Cancelled }, { "Observation", "entered-in-error", EnteredInError }, { "Observation", "unknown", Unknown },
        { "DocumentReference", "current", Final }, { "DocumentReference", "superseded", Amended }, { "DocumentReference", "entered-in-error", EnteredInError },
        { "Procedure", "preparation", Preparation }, { "Procedure", "in-progress", InProgress }, { "Procedure", "not-done", NotDone }, { "Procedure", "on-hold", OnHold },
        { "Procedure", "stopped", Stopped }, { "Procedure", "completed", Completed }, { "Procedure", "entered-in-error", EnteredInError }, { "Procedure", "unknown", Unknown },
        { "Immunization", "completed", Completed }, { "Immunization", "entered-in-error", EnteredInError }, { "Immunization", "not-done", NotDone },
        { "Encounter", "planned", Planned }, { "Encounter", "arrived", InProgress }, { "Encounter", "triaged", InProgress }, { "Encounter", "in-progress", InProgress },
        { "Encounter", "onleave", InProgress }, { "Encounter", "finished", Completed }, { "Encounter", "cancelled", Cancelled },
        { "Encounter", "entered-in-error", EnteredInError }, { "Encounter", "unknown", Unknown },
        { "ServiceRequest", "draft", Draft }, { "ServiceRequest", "active", Active }, { "ServiceRequest", "on-hold", OnHold }, { "ServiceRequest", "revoked", Cancelled },
        { "ServiceRequest", "completed", Completed }, { "ServiceRequest", "entered-in-error", EnteredInError }, { "ServiceRequest", "unknown", Unknown },
        { "DeviceRequest", "active", Active }, { "DeviceRequest", "revoked", Cancelled }, { "CarePlan", "active", Active }, { "CarePlan", "draft", Draft },
        { "CarePlan", "revoked", Cancelled }, { "CarePlan", "completed", Completed }, { "CarePlan", "on-hold", OnHold },
        { "Goal", "proposed", Proposed }, { "Goal", "planned", Planned }, { "Goal", "accepted", Accepted }, { "Goal", "active", Active }, { "Goal", "on-hold", OnHold },
        { "Goal", "completed", Completed }, { "Goal", "cancelled", Cancelled }, { "Goal", "entered-in-error", EnteredInError }, { "Goal", "rejected", Rejected },
        { "Flag", "active", Active }, { "Flag", "inactive", Inactive }, { "Flag", "entered-in-error", EnteredInError },
        { "Consent", "draft", Draft }, { "Consent", "proposed", Proposed }, { "Consent", "active", Active }, { "Consent", "rejected", Rejected },
        { "Consent", "inactive", Inactive }, { "Consent", "entered-in-error", EnteredInError },
        { "CareTeam", "proposed", Proposed }, { "CareTeam", "active", Active }, { "CareTeam", "suspended", OnHold }, { "CareTeam", "inactive", Inactive },
        { "CareTeam", "entered-in-error", EnteredInError },
        { "FamilyMemberHistory", "partial", Completed }, { "FamilyMemberHistory", "completed", Completed }, { "FamilyMemberHistory", "entered-in-error", EnteredInError },
        { "FamilyMemberHistory", "health-unknown", Unknown },
    };

    public static TheoryData<string> Types => [.. "MedicationRequest MedicationStatement MedicationDispense MedicationAdministration Observation DocumentReference Procedure Immunization Encounter ServiceRequest DeviceRequest CarePlan Goal Flag Consent CareTeam FamilyMemberHistory".Split(' ')];

    [Theory]
    [MemberData(nameof(Words))]
    public void Each_status_word_is_passed_on_as_it_is_meant(string type, string word, FactStatus status)
    {
        PatientRecord record = Read(type, $"'{Element(type)}':'{word}'");
        Fixture.Facts(record).Should().ContainSingle().Which.Status.Should().Be(status);
        record.Notices.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_status_word_that_is_not_known_makes_the_fact_unknown_and_is_reported(string type)
    {
        PatientRecord record = Read(type, $"'{Element(type)}':'very-active'");
        Fixture.Facts(record).Should().ContainSingle().Which.Status.Should().Be(Unknown);
        record.Notices.Should().ContainSingle().Which.Code.Should().Be("CR5101");
        record.Notices[0].Text.Should().NotContain("very-active");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_missing_status_is_not_stated(string type) =>
        Fixture.Facts(Read(type, "'language':'en'")).Should().ContainSingle().Which.Status.Should().Be(NotStated);

    [Theory]
    [MemberData(nameof(Types))]
    public void What_was_entered_in_error_does_not_supply_its_section(string type)
    {
        PatientRecord record = Read(type, $"'{Element(type)}':'entered-in-error'");
        Enum.GetValues<RecordSection>().Should().NotContain(section => record.IsSupplied(section));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_modifier_that_is_not_understood_makes_the_fact_unknown(string type)
    {
        PatientRecord record = Read(type, "'modifierExtension':[{'url':'https://example.org/not','valueBoolean':true}]");
        Fixture.Facts(record).Should().ContainSingle().Which.Status.Should().Be(Unknown);
        record.Notices.Should().ContainSingle().Which.Code.Should().Be("CR5102");
    }

    [Theory]
    [InlineData("Observation", "'code':{'text':'x'},'component':[{'modifierExtension':[{'url':'x'}]}]")]
    [InlineData("MedicationRequest", "'dosageInstruction':[{},{'modifierExtension':[{'url':'x'}]}]")]
    [InlineData("MedicationStatement", "'dosage':[{'modifierExtension':[{'url':'x'}]}]")]
    [InlineData("MedicationDispense", "'dosageInstruction':[{'modifierExtension':[{'url':'x'}]}]")]
    [InlineData("AllergyIntolerance", "'reaction':[{'modifierExtension':[{'url':'x'}]}]")]
    [InlineData("AdverseEvent", "'suspectEntity':[{'instance':{'display':'x'},'modifierExtension':[{'url':'x'}]}]")]
    [InlineData("CareTeam", "'participant':[{'role':[{'text':'nurse'}],'modifierExtension':[{'url':'x'}]}]")]
    [InlineData("Goal", "'target':[{'detailQuantity':{'value':1,'unit':'kg'},'modifierExtension':[{'url':'x'}]}]")]
    [InlineData("FamilyMemberHistory", "'condition':[{'modifierExtension':[{'url':'x'}]}]")]
    public void A_modifier_in_a_part_makes_the_whole_unknown(string type, string rest)
    {
        PatientRecord record = Fixture.Read(type, rest);
        Fixture.Facts(record).Should().NotBeEmpty().And.OnlyContain(static f => f.Status == Unknown);
        record.Notices.Should().ContainSingle().Which.Code.Should().Be("CR5102");
    }

    [Theory]
    [InlineData("active", ClinicalStatus.Active)]
    [InlineData("recurrence", ClinicalStatus.Recurrence)]
    [InlineData("relapse", ClinicalStatus.Relapse)]
    [InlineData("inactive", ClinicalStatus.Inactive)]
    [InlineData("remission", ClinicalStatus.Remission)]
    [InlineData("resolved", ClinicalStatus.Resolved)]
    [InlineData("sleeping", ClinicalStatus.Unknown)]
    public void The_clinical_status_of_conditions_and_allergies_is_read(string word, ClinicalStatus status)
    {
        string rest = "'clinicalStatus':{'coding':[{'code':'" + word + "'}]}";
        Fixture.Read("Condition", rest).Conditions[0].ClinicalStatus.Should().Be(status);
        Fixture.Read("AllergyIntolerance", rest).Allergies[0].ClinicalStatus.Should().Be(status);
    }

    [Theory]
    [InlineData("confirmed", VerificationStatus.Confirmed, NotStated)]
    [InlineData("unconfirmed", VerificationStatus.Unconfirmed, NotStated)]
    [InlineData("provisional", VerificationStatus.Provisional, NotStated)]
    [InlineData("differential", VerificationStatus.Differential, NotStated)]
    [InlineData("refuted", VerificationStatus.Refuted, NotStated)]
    [InlineData("entered-in-error", VerificationStatus.EnteredInError, NotStated)]
    [InlineData("guessed", VerificationStatus.NotStated, Unknown)]
    public void The_verification_status_of_conditions_and_allergies_is_read(string word, VerificationStatus verification, FactStatus status)
    {
        string rest = "'verificationStatus':{'coding':[{'code':'" + word + "'}]}";
        PatientRecord record = Fixture.Read("Condition", rest);
        record.Conditions[0].Verification.Should().Be(verification);
        record.Conditions[0].Status.Should().Be(status);
        record.IsSupplied(RecordSection.Conditions).Should().Be(verification != VerificationStatus.EnteredInError);
        Fixture.Read("AllergyIntolerance", rest).Allergies[0].Verification.Should().Be(verification);
    }

    [Theory]
    [InlineData("proposal", RequestIntent.Proposal)]
    [InlineData("plan", RequestIntent.Plan)]
    [InlineData("order", RequestIntent.Order)]
    [InlineData("original-order", RequestIntent.Order)]
    [InlineData("reflex-order", RequestIntent.Order)]
    [InlineData("filler-order", RequestIntent.Order)]
    [InlineData("instance-order", RequestIntent.Order)]
    [InlineData("directive", RequestIntent.Order)]
    [InlineData("option", RequestIntent.Proposal)]
    public void The_intent_of_requests_is_read(string word, RequestIntent intent)
    {
        string rest = $"'status':'active','intent':'{word}'";
        PatientRecord record = Fixture.Read("MedicationRequest", rest);
        record.Medications[0].Intent.Should().Be(intent);
        record.IsSupplied(RecordSection.Medications).Should().Be(intent == RequestIntent.Order);
        Fixture.Read("ServiceRequest", rest).Orders[0].Intent.Should().Be(intent);
    }

    [Fact]
    public void Every_word_of_every_table_has_a_row_here()
    {
        HashSet<(string, string)> rows = [.. Words.Select(static w => ((string)w[0], (string)w[1]))];
        (string, StatusWords)[] tables =
        [
            ("MedicationRequest", StatusWords.MedicationRequest), ("MedicationStatement", StatusWords.MedicationStatement),
            ("MedicationDispense", StatusWords.MedicationDispense), ("MedicationAdministration", StatusWords.MedicationAdministration),
            ("Observation", StatusWords.Observation), ("DocumentReference", StatusWords.DocumentReference), ("Procedure", StatusWords.Procedure),
            ("Immunization", StatusWords.Immunization), ("Encounter", StatusWords.Encounter), ("ServiceRequest", StatusWords.Request),
            ("CareTeam", StatusWords.CareTeam), ("Goal", StatusWords.Goal), ("Flag", StatusWords.Flag),
            ("FamilyMemberHistory", StatusWords.FamilyMemberHistory), ("Consent", StatusWords.Consent),
        ];
        tables.SelectMany(static t => t.Item2.All.Select(word => (t.Item1, word))).Should().OnlyContain(row => rows.Contains(row));
    }

    private static string Element(string type) => type == "Goal" ? "lifecycleStatus" : "status";

    // Team roles and family conditions are facts of their parts.
    private static PatientRecord Read(string type, string rest) => Fixture.Read(type, rest + type switch
    {
        "CareTeam" => ",'participant':[{'role':[{'text':'nurse'}]}]",
        "FamilyMemberHistory" => ",'condition':[{'code':{'text':'stroke'}}]",
        _ => "",
    });
}
