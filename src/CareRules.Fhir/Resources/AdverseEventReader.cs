using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Resources;

/// <summary>AdverseEvent: each drug or substance under suspicion is an allergy fact; an event without one is none.</summary>
internal static class AdverseEventReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        Concept suspects = Concept.None;
        foreach (FhirElement suspect in resource.List("suspectEntity"u8))
        {
            suspects = suspects.And(Suspect(suspect.Get("instance"u8), context));
        }

        if (suspects.Codes.IsEmpty && suspects.Text is null)
        {
            return;
        }

        context.DoubtModifiers(resource.List("suspectEntity"u8));
        if (resource.TextIs("actuality"u8, "potential"u8))
        {
            context.Doubt(FhirNotices.NotUsable(context.Source, "actuality"));
        }

        context.Add(new AllergyFact
        {
            Source = context.Source,
            Codes = suspects.Codes,
            Text = suspects.Text,
            Encounter = context.Encounter("encounter"u8),
            Onset = resource.Date("date"u8) ?? resource.Date("detected"u8),
            Recorded = resource.Date("recordedDate"u8),
            Status = context.Status(FactStatus.NotStated),
        });
        context.Supply(RecordSection.Allergies);
    }

    private static Concept Suspect(FhirElement reference, ReadContext context)
    {
        FhirElement target = context.Follow(reference, "Medication");
        return target.ResourceType switch
        {
            "Medication" => MedicationCode.OfMedication(target),
            "Substance" => Concept.Of(target.Get("code"u8)),
            "Immunization" => Concept.Of(target.Get("vaccineCode"u8)),
            "MedicationStatement" or "MedicationAdministration" => Concept.Of(target.Get("medicationCodeableConcept"u8)),
            null => new Concept([], reference.Words("display"u8)),
            _ => Concept.None,
        };
    }
}
