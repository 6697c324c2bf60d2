using System.Text.Json;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules.Fhir.Output;

/// <summary>A resource type that a gap asks for, and the concept of the packs that it should be about.</summary>
/// <param name="Type">The resource type.</param>
/// <param name="Path">The element that holds the code; for a Patient, the element itself.</param>
/// <param name="Concept">The id of the concept; null for a whole section, and for age and sex.</param>
internal sealed record DataNeed(string Type, string Path, string? Concept)
{
    private static readonly (RecordSection Section, string Type, string Path)[] Resources =
    [
        (RecordSection.Conditions, "Condition", "code"),
        (RecordSection.Medications, "MedicationRequest", "medication"),
        (RecordSection.Allergies, "AllergyIntolerance", "code"),
        (RecordSection.Observations, "Observation", "code"),
        (RecordSection.Procedures, "Procedure", "code"),
        (RecordSection.Immunisations, "Immunization", "vaccineCode"),
        (RecordSection.Encounters, "Encounter", "type"),
        (RecordSection.Orders, "ServiceRequest", "code"),
        (RecordSection.FamilyHistory, "FamilyMemberHistory", "condition.code"),
        (RecordSection.CareTeam, "CareTeam", "participant.role"),
        (RecordSection.CarePlans, "CarePlan", "category"),
        (RecordSection.Goals, "Goal", "description"),
        (RecordSection.Consents, "Consent", "category"),
        (RecordSection.Carers, "RelatedPerson", "relationship"),
    ];

    /// <summary>What a gap asks for: each resource type once; none where the type cannot be told.</summary>
    public static IEnumerable<DataNeed> Of(DataGapInfo gap)
    {
        if (gap.Missing is "age" or "sex" && gap.Sections.IsEmpty)
        {
            return [new DataNeed("Patient", gap.Missing is "age" ? "birthDate" : "gender", null)];
        }

        // A gap that names a section is about all of it.
        (RecordSection Section, string Type, string Path)[] whole = [.. Resources.Where(r => string.Equals(KebabNames.Of(r.Section), gap.Missing, StringComparison.Ordinal))];
        return whole.Length > 0
            ? whole.Select(static r => new DataNeed(r.Type, r.Path, null))
            : Resources.Where(r => gap.Sections.Contains(r.Section)).Select(r => new DataNeed(r.Type, r.Path, gap.Missing));
    }

    /// <summary>Writes the inside of a DataRequirement.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("type", Type);
        if (string.Equals(Type, "Patient", StringComparison.Ordinal))
        {
            json.WriteStartArray("mustSupport");
            json.WriteStringValue(Path);
            json.WriteEndArray();
        }
        else if (Concept is { } concept)
        {
            json.Objects("codeFilter", [concept], (filter, id) =>
            {
                filter.WriteString("path", Path);
                filter.Objects("code", [new Code(CodeSystems.Concept, id)], FhirTypes.Coding);
            });
        }
    }
}
