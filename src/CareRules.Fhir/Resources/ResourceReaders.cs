using System.Collections.Frozen;
using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Resources;

/// <summary>The types of resource that become facts, and how; every other type is skipped.</summary>
internal static class ResourceReaders
{
    private delegate void Reader(FhirElement resource, ReadContext context);

    private static readonly FrozenDictionary<string, (string Subject, Reader Read)> Readers = new Dictionary<string, (string, Reader)>(StringComparer.Ordinal)
    {
        ["AdverseEvent"] = ("subject", AdverseEventReader.Read),
        ["AllergyIntolerance"] = ("patient", AllergyIntoleranceReader.Read),
        ["CarePlan"] = ("subject", CarePlanReader.Read),
        ["CareTeam"] = ("subject", CareTeamReader.Read),
        ["Condition"] = ("subject", ConditionReader.Read),
        ["Consent"] = ("patient", ConsentReader.Read),
        ["DeviceRequest"] = ("subject", DeviceRequestReader.Read),
        ["DocumentReference"] = ("subject", DocumentReferenceReader.Read),
        ["Encounter"] = ("subject", EncounterReader.Read),
        ["FamilyMemberHistory"] = ("patient", FamilyMemberHistoryReader.Read),
        ["Flag"] = ("subject", FlagReader.Read),
        ["Goal"] = ("subject", GoalReader.Read),
        ["Immunization"] = ("patient", ImmunizationReader.Read),
        ["List"] = ("subject", ListReader.Read),
        ["MedicationAdministration"] = ("subject", MedicationAdministrationReader.Read),
        ["MedicationDispense"] = ("subject", MedicationDispenseReader.Read),
        ["MedicationRequest"] = ("subject", MedicationRequestReader.Read),
        ["MedicationStatement"] = ("subject", MedicationStatementReader.Read),
        ["Observation"] = ("subject", ObservationReader.Read),
        ["Procedure"] = ("subject", ProcedureReader.Read),
        ["RelatedPerson"] = ("patient", RelatedPersonReader.Read),
        ["ServiceRequest"] = ("subject", ServiceRequestReader.Read),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The element that names the patient of a type of resource; null for a type that is skipped.</summary>
    public static string? SubjectOf(string type) => Readers.TryGetValue(type, out (string Subject, Reader Read) row) ? row.Subject : null;

    public static bool IsOrder(string type) => type is "MedicationRequest" or "ServiceRequest" or "DeviceRequest";

    /// <summary>Adds the facts of one resource to the record.</summary>
    public static void Read(BundleEntry entry, ReadContext context)
    {
        if (!Readers.TryGetValue(entry.Type, out (string Subject, Reader Read) row))
        {
            return;
        }

        context.Begin(entry);
        FhirElement subject = entry.Resource.Get(row.Subject == "patient" ? "patient"u8 : "subject"u8);
        if (subject.Exists && !context.Subject.Match(subject))
        {
            context.Notice(FhirNotices.OtherSubject(context.Source));
            return;
        }

        row.Read(entry.Resource, context);
    }
}
