using CareRules.Clinical;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Bulk;

/// <summary>Lines of which it cannot be known whose they are: their sections are complete for nobody.</summary>
internal sealed class LostLines
{
    private readonly SortedDictionary<string, string> firstByType = new(StringComparer.Ordinal);

    /// <summary>Remembers the first lost line of a type of resource.</summary>
    public void Add(string type, string at) => firstByType.TryAdd(type, at);

    public void AddTo(PatientRecordBuilder builder)
    {
        foreach ((string type, string at) in firstByType)
        {
            builder.Withhold(SectionsOf(type)).Add(FhirNotices.LostLine(at));
        }
    }

    private static RecordSection[] SectionsOf(string type) => type switch
    {
        "Condition" => [RecordSection.Conditions],
        "MedicationRequest" or "MedicationStatement" or "MedicationDispense" or "MedicationAdministration" or "Medication" => [RecordSection.Medications],
        "Observation" or "DocumentReference" => [RecordSection.Observations],
        "AllergyIntolerance" or "AdverseEvent" => [RecordSection.Allergies],
        "Procedure" => [RecordSection.Procedures],
        "Immunization" => [RecordSection.Immunisations],
        "Encounter" => [RecordSection.Encounters],
        "ServiceRequest" or "DeviceRequest" or "Device" => [RecordSection.Orders],
        "FamilyMemberHistory" => [RecordSection.FamilyHistory],
        "CareTeam" => [RecordSection.CareTeam],
        "CarePlan" or "Flag" => [RecordSection.CarePlans],
        "Goal" => [RecordSection.Goals],
        "Consent" => [RecordSection.Consents],
        "RelatedPerson" => [RecordSection.Carers],
        _ => Enum.GetValues<RecordSection>(),
    };
}
