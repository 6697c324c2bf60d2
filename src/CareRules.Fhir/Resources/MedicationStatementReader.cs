using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;

namespace CareRules.Fhir.Resources;

/// <summary>MedicationStatement: the patient takes, took or did not take it.</summary>
internal static class MedicationStatementReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        Concept code = MedicationCode.Of(resource, context);
        Dosage dosage = Dosage.Of(resource.List("dosage"u8));
        context.DoubtModifiers(resource.List("dosage"u8));
        FactStatus stated = context.Stated(StatusWords.MedicationStatement, "status"u8);
        context.Add(new MedicationFact
        {
            Source = context.Source,
            Item = MedicationItem.Statement,
            Codes = code.Codes,
            Text = code.Text,
            Encounter = context.Encounter("context"u8),
            Reasons = Concept.Of(resource.List("statusReason"u8)).Codes,
            Authored = resource.Date("dateAsserted"u8),
            // A single date says since when.
            Period = Periods.Read(resource.Get("effectivePeriod"u8))
                ?? (resource.Date("effectiveDateTime"u8) is { } since ? new DatePeriod(since, null) : dosage.Period),
            AsNeeded = dosage.AsNeeded,
            Route = dosage.Route,
            DailyDose = dosage.Daily,
            DoseIsText = dosage.IsText,
            Status = context.Status(stated),
        });
        context.Supply(RecordSection.Medications, stated != FactStatus.EnteredInError);
    }
}
