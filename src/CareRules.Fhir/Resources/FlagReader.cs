using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;

namespace CareRules.Fhir.Resources;

/// <summary>Flag: an alert.</summary>
internal static class FlagReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        Concept code = Concept.Of(resource.Get("code"u8));
        FactStatus stated = context.Stated(StatusWords.Flag, "status"u8);
        context.Add(new CareFact
        {
            Source = context.Source,
            Item = CareItem.Flag,
            Codes = code.Codes,
            Text = code.Text,
            Encounter = context.Encounter("encounter"u8),
            Period = Periods.Read(resource.Get("period"u8)),
            Status = context.Status(stated),
        });
        context.Supply(RecordSection.CarePlans, stated != FactStatus.EnteredInError);
    }
}
