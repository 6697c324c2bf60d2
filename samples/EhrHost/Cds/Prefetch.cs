using System.Collections.Immutable;
using CareRules;
using CareRules.Clinical;

namespace EhrHost.Cds;

/// <summary>The queries that a client is asked to answer beforehand: those of the sections that the rules in force need, and no others.</summary>
internal static class Prefetch
{
    public const string Patient = "patient";

    // One line for each type of resource in which an EHR keeps a section. The section counts as complete when all its lines were answered, so
    // that "no such medicine" is never read out of a list that nobody sent. The last column is the search parameter for the date.
    private static readonly ImmutableArray<PrefetchQuery> Queries =
    [
        new(RecordSection.Conditions, "conditions", "Condition", null),
        new(RecordSection.Medications, "medicationRequests", "MedicationRequest", null),
        new(RecordSection.Medications, "medicationStatements", "MedicationStatement", null),
        new(RecordSection.Allergies, "allergies", "AllergyIntolerance", null),
        new(RecordSection.Observations, "observations", "Observation", "date"),
        new(RecordSection.Procedures, "procedures", "Procedure", "date"),
        new(RecordSection.Immunisations, "immunizations", "Immunization", "date"),
        new(RecordSection.Encounters, "encounters", "Encounter", "date"),
        new(RecordSection.Orders, "serviceRequests", "ServiceRequest", "authored"),
        new(RecordSection.FamilyHistory, "familyHistory", "FamilyMemberHistory", null),
        new(RecordSection.CareTeam, "careTeams", "CareTeam", null),
        new(RecordSection.CarePlans, "carePlans", "CarePlan", null),
        new(RecordSection.CarePlans, "flags", "Flag", null),
        new(RecordSection.Goals, "goals", "Goal", null),
        new(RecordSection.Consents, "consents", "Consent", null),
        new(RecordSection.Carers, "relatedPersons", "RelatedPerson", null),
    ];

    /// <summary>The queries for what the rules need.</summary>
    public static IEnumerable<PrefetchQuery> QueriesFor(DataRequirements requirements) =>
        Queries.Where(query => requirements.Sections.Any(section => section.Section == query.Section));

    /// <summary>The prefetch templates of discovery: key to FHIR query.</summary>
    public static SortedDictionary<string, string> TemplatesFor(DataRequirements requirements)
    {
        SortedDictionary<string, string> templates = new(StringComparer.Ordinal) { [Patient] = "Patient/{{context.patientId}}" };
        foreach (PrefetchQuery query in QueriesFor(requirements))
        {
            templates[query.Key] = query.Template(requirements.Sections.Single(section => section.Section == query.Section).LookBack);
        }

        return templates;
    }
}
