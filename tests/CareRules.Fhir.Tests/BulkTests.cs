using System.Globalization;
using System.Text;
using CareRules.Clinical;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests;

public sealed class BulkTests
{
    private const string Two = "{'resourceType':'Patient','id':'a','gender':'male'}\n\n{'resourceType':'Patient','id':'b','gender':'female'}\n";

    [SharedFact]
    public void Bulk_data_and_bundles_of_the_same_patients_hold_the_same_facts()
    {
        Dictionary<string, PatientRecord> bundles = Shared.Bundles().Select(static path => FhirPatient.Read(Shared.Unzip(path)))
            .ToDictionary(static r => r.Source!, StringComparer.Ordinal);
        FhirBulkFile[] files = [.. Shared.BulkFiles().Select(static path => new FhirBulkFile(Path.GetFileName(path), () => File.OpenRead(path)))];

        // Three passes: 50, 50 and 16 patients.
        List<FhirBulkPatient> patients = [.. FhirBulk.Read(files, patientsPerPass: 50)];

        patients.Should().HaveCount(116);
        string[] order = [.. File.ReadLines(Shared.BulkFiles().Single(static f => f.EndsWith("Patient.ndjson", StringComparison.Ordinal)))
            .Select(static line => "Patient/" + line.Split("\"id\":\"", 2)[1].Split('"', 2)[0])];
        patients.Select(static p => p.Source).Should().Equal(order);
        foreach (FhirBulkPatient patient in patients)
        {
            patient.Error.Should().BeNull();
            Lines(patient.Record!).Should().Equal(Lines(bundles[patient.Source!]), patient.Source);
        }
    }

    [Fact]
    public void Lines_go_to_their_patient_by_every_form_of_reference()
    {
        List<FhirBulkPatient> patients = Read(
            ("Patient.ndjson", Two),
            ("Condition.ndjson", Condition("1", "Patient/a") + Condition("2", "urn:uuid:b") + Condition("3", "https://ehr.example/fhir/Patient/a") + Condition("4", "Patient/nobody")));
        patients.Select(static p => p.Source).Should().Equal("Patient/a", "Patient/b");
        patients[0].Record!.Conditions.Select(static c => c.Source).Should().Equal("Condition/1", "Condition/3");
        patients[1].Record!.Conditions.Select(static c => c.Source).Should().Equal("Condition/2");
    }

    [Fact]
    public void Medicines_are_found_in_their_own_file()
    {
        List<FhirBulkPatient> patients = Read(
            ("Patient.ndjson", Two),
            ("MedicationRequest.ndjson", "{'resourceType':'MedicationRequest','id':'m','status':'active','subject':{'reference':'Patient/a'},'medicationReference':{'reference':'Medication/x'}}"),
            ("Medication.ndjson", "{'resourceType':'Medication','id':'x','code':{'coding':[{'system':'http://www.whocc.no/atc','code':'M01AE01'}]}}"));
        patients[0].Record!.Medications.Should().ContainSingle().Which.Codes.Should().Equal(new Code("atc", "M01AE01"));
        patients[1].Record!.IsSupplied(RecordSection.Medications).Should().BeFalse();
    }

    [Fact]
    public void A_broken_line_rejects_the_patient_whose_it_is()
    {
        List<FhirBulkPatient> patients = Read(("Patient.ndjson", Two), ("Condition.ndjson", Condition("1", "Patient/b") + "{'resourceType':'Condition','subject':{'reference':'Patient/a'},'code':"));
        patients[0].Record.Should().BeNull();
        patients[0].Error!.Code.Should().Be("CR5001");
        patients[0].Error!.At.Should().StartWith("Condition.ndjson:2 ");
        patients[1].Record!.Conditions.Should().ContainSingle();
        patients[1].Record!.IsSupplied(RecordSection.Conditions).Should().BeTrue();
    }

    [Fact]
    public void A_broken_line_of_nobody_known_leaves_its_section_unsupplied_for_all()
    {
        List<FhirBulkPatient> patients = Read(("Patient.ndjson", Two), ("Condition.ndjson", Condition("1", "Patient/a") + "{'resourceType':'Condition','su"));
        patients[0].Record!.Conditions.Should().ContainSingle();
        patients.Should().OnlyContain(static p => !p.Record!.IsSupplied(RecordSection.Conditions));
        patients.Should().OnlyContain(static p => p.Record!.Notices.Single().Code == "CR5112");
    }

    [Fact]
    public void A_patient_line_that_cannot_be_read_keeps_its_place()
    {
        List<FhirBulkPatient> patients = Read(("Patient.ndjson", "{'resourceType':'Patient'}\n" + Two + "nonsense\n"));
        patients.Select(static p => p.Error?.Code).Should().Equal("CR5014", null, null, "CR5001");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void A_patient_who_comes_twice_is_rejected_both_times_in_whatever_pass(int patientsPerPass)
    {
        List<FhirBulkPatient> patients = [.. FhirBulk.Read([Ndjson("Patient.ndjson", Two + "{'resourceType':'Patient','id':'a'}")], patientsPerPass: patientsPerPass)];
        patients.Select(static p => p.Error?.Code).Should().Equal("CR5013", null, "CR5013");
    }

    [Fact]
    public void A_line_that_is_too_long_is_read_past()
    {
        string tooLong = "{'resourceType':'Condition','subject':{'reference':'Patient/a'},'x':'" + new string('x', 300_000) + "'}\n";
        List<FhirBulkPatient> patients =
            [.. FhirBulk.Read([Ndjson("Patient.ndjson", Two), Ndjson("Condition.ndjson", tooLong + Condition("1", "Patient/a"))], new FhirReadOptions { MaxBytes = 100_000 })];
        patients[0].Record!.Conditions.Should().ContainSingle();
        patients[0].Record!.Notices.Should().ContainSingle().Which.Text.Should().Contain("Condition.ndjson:1");
    }

    [Fact]
    public void A_line_that_holds_another_resource_than_its_file_rejects_its_patient() =>
        Read(("Patient.ndjson", Two), ("Condition.ndjson", "{'resourceType':'Goal','subject':{'reference':'Patient/a'}}"))[0].Error!.Code.Should().Be("CR5012");

    [Theory]
    [InlineData("{'resourceType':'Bundle'", FhirContentKind.Bundle, "Bundle")]
    [InlineData("{'id':'1','x':[{'resourceType':'Bundle'}],'resourceType':'Patient'}", FhirContentKind.Resource, "Patient")]
    [InlineData("{'resourceType':'Parameters'}", FhirContentKind.Bundle, "Parameters")]
    [InlineData("{'resourceType':7}", FhirContentKind.Other, null)]
    [InlineData("[]", FhirContentKind.Other, null)]
    [InlineData("", FhirContentKind.Other, null)]
    [InlineData("as-of: 2026-02-01", FhirContentKind.Other, null)]
    public void The_kind_of_content_is_told_from_its_first_level(string text, FhirContentKind kind, string? type)
    {
        FhirContent.KindOf(Fixture.Utf8(Fixture.Json(text)), out string? resourceType).Should().Be(kind);
        resourceType.Should().Be(type);
    }

    private static string Condition(string id, string patient) =>
        "{'resourceType':'Condition','id':'" + id + "','subject':{'reference':'" + patient + "'}}\n";

    private static List<FhirBulkPatient> Read(params (string Name, string Text)[] files) => [.. FhirBulk.Read(files.Select(static f => Ndjson(f.Name, f.Text)))];

    private static FhirBulkFile Ndjson(string name, string text) => new(name, () => new MemoryStream(Encoding.UTF8.GetBytes(Fixture.Json(text))));

    // One line a fact with all that it holds, sorted: the order between the types of a section differs between the two forms.
    private static List<string> Lines(PatientRecord record)
    {
        IEnumerable<string> facts = Fixture.Facts(record).Select(static f => string.Create(CultureInfo.InvariantCulture, $"{f.Source} {f.Section} {Properties(f)}"));
        IEnumerable<string> sections = Enum.GetValues<RecordSection>().Where(record.IsSupplied).Select(static s => $"supplied {s}");
        return [.. facts.Concat(sections).Append($"{record.BirthDate} {record.Sex} {record.IsDeceased} {record.DeceasedOn}").Order(StringComparer.Ordinal)];
    }

    private static string Properties(Fact fact) => fact switch
    {
        ConditionFact f => $"{Codes(f)} {f.ClinicalStatus} {f.Verification} {f.Onset} {f.Abatement} {f.Recorded}",
        MedicationFact f => $"{Codes(f)} {f.Item} {f.Intent} {f.Authored} {f.AsNeeded} {f.DoseIsText} {f.Period?.Start}",
        ObservationFact f => string.Create(CultureInfo.InvariantCulture, $"{Codes(f)} {f.Effective} {f.Issued} {f.Value?.Value} {f.Value?.Unit} {f.Unreadable} {f.ValueCodes.Length}"),
        AllergyFact f => $"{Codes(f)} {f.ClinicalStatus} {f.Recorded}",
        ProcedureFact f => $"{Codes(f)} {f.Performed} {f.Period?.Start} {f.Period?.End}",
        EncounterFact f => $"{Codes(f)} {f.Class} {f.Period?.Start} {f.Period?.End} {f.Discharge.Length}",
        CareFact f => $"{Codes(f)} {f.Item} {f.Period?.Start} {f.Period?.End}",
        _ => Codes(fact),
    };

    private static string Codes(Fact fact) =>
        $"{fact.Status} {fact.Encounter} {fact.Text} {string.Join(",", fact.Codes.Select(static c => $"{c.System}|{c.Value}|{c.Display}"))}";
}
