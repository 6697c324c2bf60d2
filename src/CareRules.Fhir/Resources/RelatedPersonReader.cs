using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;

namespace CareRules.Fhir.Resources;

/// <summary>RelatedPerson: a carer, coded by the relationships.</summary>
internal static class RelatedPersonReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        Concept code = Concept.Of(resource.List("relationship"u8));
        context.Add(new CareFact
        {
            Source = context.Source,
            Item = CareItem.Carer,
            Codes = code.Codes,
            Text = code.Text,
            Period = Periods.Read(resource.Get("period"u8)),
            Status = context.Status(resource.Flag("active"u8) switch
            {
                true => FactStatus.Active,
                false => FactStatus.Inactive,
                null => FactStatus.NotStated,
            }),
        });
        context.Supply(RecordSection.Carers);
    }
}
