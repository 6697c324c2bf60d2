using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;

namespace CareRules.Fhir.Resources;

/// <summary>MedicationDispense: a supply. It never supplies the section: what was handed over is not all that is prescribed.</summary>
internal static class MedicationDispenseReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        Concept code = MedicationCode.Of(resource, context);
        Dosage dosage = Dosage.Of(resource.List("dosageInstruction"u8));
        context.DoubtModifiers(resource.List("dosageInstruction"u8));
        context.Add(new MedicationFact
        {
            Source = context.Source,
            Item = MedicationItem.Dispense,
            Codes = code.Codes,
            Text = code.Text,
            Encounter = context.Encounter("context"u8),
            Reasons = Concept.Of(resource.Get("statusReasonCodeableConcept"u8)).Codes,
            Authored = resource.Date("whenHandedOver"u8),
            SupplyDays = SupplyDuration.Days(resource.Get("daysSupply"u8), context, "daysSupply"),
            AsNeeded = dosage.AsNeeded,
            Route = dosage.Route,
            DailyDose = dosage.Daily,
            DoseIsText = dosage.IsText,
            Status = context.Status(StatusWords.MedicationDispense, "status"u8),
        });
    }
}
