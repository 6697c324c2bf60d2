using System.Text.Json;
using CareRules.Clinical;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests;

public sealed class PopulationTests
{
    private static readonly string[] Counted =
        ["AllergyIntolerance", "CarePlan", "CareTeam", "Condition", "Encounter", "Goal", "Immunization", "MedicationRequest", "MedicationAdministration", "Observation", "Procedure"];

    [SharedFact]
    public void Every_bundle_reads_and_holds_what_a_plain_walk_counts()
    {
        int bundles = 0;
        foreach (string path in Shared.Bundles())
        {
            bundles++;
            byte[] json = Shared.Unzip(path);
            PatientRecord record = FhirPatient.Read(json);
            Dictionary<string, int> walked = Walk(json);
            record.Conditions.Should().HaveCount(walked["Condition"], path);
            record.Medications.Should().HaveCount(walked["MedicationRequest"] + walked["MedicationAdministration"], path);
            record.Observations.Should().HaveCount(walked["Observation"] + walked["component"], path);
            record.Allergies.Should().HaveCount(walked["AllergyIntolerance"], path);
            record.Procedures.Count(static p => !p.IsImmunisation).Should().Be(walked["Procedure"], path);
            record.Procedures.Count(static p => p.IsImmunisation).Should().Be(walked["Immunization"], path);
            record.Encounters.Should().HaveCount(walked["Encounter"], path);
            record.Care.Count(static c => c.Item == CareItem.Plan).Should().Be(walked["CarePlan"], path);
            record.Care.Count(static c => c.Item == CareItem.Goal).Should().Be(walked["Goal"], path);
            record.IsDeceased.Should().Be(walked["deceased"] == 1, path);
            record.BirthDate.Should().NotBeNull(path);
            record.Sex.Should().NotBe(Sex.Unknown, path);
            record.Notices.Should().BeEmpty(path);
            Supplies(record, walked);
        }

        bundles.Should().Be(116);
    }

    [SharedFact]
    public void Encounters_that_facts_name_are_encounters_of_the_record()
    {
        foreach (string path in Shared.Bundles().Take(10))
        {
            PatientRecord record = FhirPatient.Read(Shared.Unzip(path));
            HashSet<string?> encounters = [.. record.Encounters.Select(static e => e.Source)];
            Fixture.Facts(record).Where(static f => f.Encounter is not null).Should().OnlyContain(f => encounters.Contains(f.Encounter), path);
            record.Observations.Should().OnlyContain(static o => o.Encounter != null, path);
        }
    }

    [SharedFact]
    public void Prescriptions_with_a_patient_read_and_the_others_say_why_not()
    {
        int read = 0;
        Dictionary<string, int> refused = new(StringComparer.Ordinal);
        foreach (string path in Shared.Prescriptions())
        {
            if (FhirPatient.TryRead(File.ReadAllBytes(path), FhirReadOptions.Default, out PatientRecord? record, out UnreadablePatientException? error))
            {
                read++;
                record.Medications.Should().NotBeEmpty(path);
                record.Medications.Should().OnlyContain(static m => m.Codes.Any(static c => c.System == CodeSystems.Snomed), path);
            }
            else
            {
                refused[error.Code] = refused.GetValueOrDefault(error.Code) + 1;
            }
        }

        // Responses that are no Bundle, and dispense notifications and releases that carry no Patient.
        refused.Keys.Should().BeSubsetOf(["CR5006", "CR5007", "CR5008"]);
        // 139 messages, 3 search results and 4 Parameters that hold a Bundle.
        read.Should().Be(146);
    }

    private static void Supplies(PatientRecord record, Dictionary<string, int> walked)
    {
        record.IsSupplied(RecordSection.Conditions).Should().Be(walked["Condition"] > 0);
        record.IsSupplied(RecordSection.Medications).Should().Be(walked["MedicationRequest"] > 0);
        record.IsSupplied(RecordSection.Allergies).Should().Be(walked["AllergyIntolerance"] > 0);
        record.IsSupplied(RecordSection.Immunisations).Should().Be(walked["Immunization"] > 0);
        record.IsSupplied(RecordSection.Orders).Should().BeFalse();
    }

    // Deliberately nothing of the reader: a walk over the JSON that counts.
    private static Dictionary<string, int> Walk(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        Dictionary<string, int> counts = Counted.Append("component").Append("deceased").ToDictionary(static c => c, static _ => 0, StringComparer.Ordinal);
        foreach (JsonElement entry in document.RootElement.GetProperty("entry").EnumerateArray())
        {
            JsonElement resource = entry.GetProperty("resource");
            string type = resource.GetProperty("resourceType").GetString()!;
            if (counts.TryGetValue(type, out int count))
            {
                counts[type] = count + 1;
            }

            if (type == "Observation" && resource.TryGetProperty("component", out JsonElement components))
            {
                counts["component"] += components.GetArrayLength();
            }

            if (type == "Patient" && resource.TryGetProperty("deceasedDateTime", out _))
            {
                counts["deceased"] = 1;
            }
        }

        return counts;
    }
}
