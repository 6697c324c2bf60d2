using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;

namespace CareRules.Fhir.Resources;

/// <summary>MedicationRequest: a prescription.</summary>
internal static class MedicationRequestReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        Concept code = MedicationCode.Of(resource, context);
        Dosage dosage = Dosage.Of(resource.List("dosageInstruction"u8));
        context.DoubtModifiers(resource.List("dosageInstruction"u8));
        FhirElement dispense = resource.Get("dispenseRequest"u8);
        decimal? supply = SupplyDuration.Days(dispense.Get("expectedSupplyDuration"u8), context, "dispenseRequest.expectedSupplyDuration");
        int? repeats = dispense.Whole("numberOfRepeatsAllowed"u8);
        RequestIntent intent = RequestIntents.Read(resource, context);
        bool doNotPerform = resource.Flag("doNotPerform"u8) ?? false;
        FactStatus stated = context.Stated(StatusWords.MedicationRequest, "status"u8);
        context.Add(new MedicationFact
        {
            Source = context.Source,
            Item = MedicationItem.Request,
            Codes = code.Codes,
            Text = code.Text,
            Encounter = context.Encounter("encounter"u8),
            Reasons = ReadContext.Codes(Concept.Of(resource.Get("statusReason"u8)), doNotPerform ? Concept.Of(resource.List("reasonCode"u8)) : Concept.None),
            Intent = intent,
            DoNotPerform = doNotPerform,
            Authored = resource.Date("authoredOn"u8),
            Period = dosage.Period,
            // A length that the dosage itself is bound to ends the course, where no supply says more.
            SupplyDays = supply ?? (repeats is null or 0 && !dispense.Has("expectedSupplyDuration"u8) ? dosage.BoundDays : null),
            Repeats = repeats,
            Course = CourseOf(resource.Get("courseOfTherapyType"u8)),
            AsNeeded = dosage.AsNeeded,
            Route = dosage.Route,
            DailyDose = dosage.Daily,
            DoseIsText = dosage.IsText,
            IsProposed = context.IsProposed,
            Status = context.Status(stated),
        });
        context.Supply(RecordSection.Medications, RequestIntents.Counts(stated, intent));
    }

    // The words of HL7 and those of NHS England for repeat dispensing.
    private static CourseType CourseOf(FhirElement type)
    {
        foreach (FhirElement coding in type.List("coding"u8))
        {
            switch (coding.Text("code"u8))
            {
                case "acute": return CourseType.Acute;
                case "continuous" or "seasonal" or "continuous-repeat-dispensing": return CourseType.Repeat;
            }
        }

        return CourseType.NotStated;
    }
}
