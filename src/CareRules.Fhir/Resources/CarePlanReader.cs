using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;

namespace CareRules.Fhir.Resources;

/// <summary>CarePlan: coded by its categories. Its intent does not matter: a plan is what it is.</summary>
internal static class CarePlanReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        Concept code = Concept.Of(resource.List("category"u8));
        FactStatus stated = context.Stated(StatusWords.Request, "status"u8);
        context.Add(new CareFact
        {
            Source = context.Source,
            Item = CareItem.Plan,
            Codes = code.Codes,
            Text = code.Text ?? (code.Codes.IsEmpty ? resource.Words("title"u8) : null),
            Encounter = context.Encounter("encounter"u8),
            Period = Periods.Read(resource.Get("period"u8)),
            Recorded = resource.Date("created"u8),
            Status = context.Status(stated),
        });
        context.Supply(RecordSection.CarePlans, stated != FactStatus.EnteredInError);
    }
}
