using System.Text;
using CareRules.Clinical;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests;

/// <summary>A real synthetic record that stands in the repository, counted by hand from its JSON.</summary>
public sealed class SampleTests
{
    private static readonly PatientRecord Record = FhirPatient.Read(Shared.Unzip(Fixture.FilePath("synthea-ba18818d.json.gz")));

    [Fact]
    public void The_record_holds_all_that_its_bundle_holds()
    {
        (Record.Source, Record.Sex, Record.IsDeceased).Should().Be(("Patient/ba18818d-faef-44cd-9744-b12d8973d402", Sex.Male, false));
        Record.BirthDate!.Value.ToString().Should().Be("1949-11-29");
        (Record.Conditions.Length, Record.Medications.Length, Record.Encounters.Length, Record.Procedures.Length).Should().Be((13, 8, 22, 19));
        Record.Care.Count(static c => c.Item == CareItem.Goal).Should().Be(5);
        Record.Care.Count(static c => c.Item == CareItem.Plan).Should().Be(2);
        Record.Notices.Should().BeEmpty();
    }

    [Fact]
    public void Its_long_term_conditions_and_medicines_are_active()
    {
        Record.Conditions.Where(static c => c.ClinicalStatus == ClinicalStatus.Active).Select(static c => c.Codes[0].Display).Should()
            .Contain(["Hypertension", "Epilepsy", "Coronary Heart Disease", "Alzheimer's disease (disorder)"]);
        Record.Medications.Where(static m => m.Status == FactStatus.Active).Should().HaveCount(7).And.OnlyContain(static m => m.Codes[0].System == CodeSystems.RxNorm);
    }

    [Fact]
    public void Text_and_bytes_give_the_same_record()
    {
        PatientRecord text = FhirPatient.Read(Encoding.UTF8.GetString(Shared.Unzip(Fixture.FilePath("synthea-ba18818d.json.gz"))));
        Fixture.Facts(text).Select(static f => f.Source).Should().Equal(Fixture.Facts(Record).Select(static f => f.Source));
    }
}
