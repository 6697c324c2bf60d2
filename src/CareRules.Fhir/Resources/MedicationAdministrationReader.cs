using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;

namespace CareRules.Fhir.Resources;

/// <summary>MedicationAdministration: one dose given. It never supplies the section.</summary>
internal static class MedicationAdministrationReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        Concept code = MedicationCode.Of(resource, context);
        FhirElement dosage = resource.Get("dosage"u8);
        context.Add(new MedicationFact
        {
            Source = context.Source,
            Item = MedicationItem.Administration,
            Codes = code.Codes,
            Text = code.Text,
            Encounter = context.Encounter("context"u8),
            Reasons = Concept.Of(resource.List("statusReason"u8)).Codes,
            Authored = resource.Date("effectiveDateTime"u8),
            Period = Periods.Read(resource.Get("effectivePeriod"u8)),
            Route = Concept.Of(dosage.Get("route"u8)).Codes,
            // One dose is not a day's dose.
            DoseIsText = dosage.Has("text"u8) || dosage.Has("dose"u8),
            Status = context.Status(StatusWords.MedicationAdministration, "status"u8),
        });
    }
}
