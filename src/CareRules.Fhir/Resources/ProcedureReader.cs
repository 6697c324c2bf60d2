using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Resources;

/// <summary>Procedure.</summary>
internal static class ProcedureReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        Concept code = Concept.Of(resource.Get("code"u8));
        FactStatus stated = context.Stated(StatusWords.Procedure, "status"u8);
        if (resource.Has("performedAge"u8) || resource.Has("performedRange"u8) || resource.Has("performedString"u8))
        {
            context.Notice(FhirNotices.NoDate(context.Source, "performed"));
        }

        context.Add(new ProcedureFact
        {
            Source = context.Source,
            Codes = code.Codes,
            Text = code.Text,
            Encounter = context.Encounter("encounter"u8),
            Reasons = Concept.Of(resource.Get("statusReason"u8)).Codes,
            Performed = resource.Date("performedDateTime"u8),
            Period = Periods.Read(resource.Get("performedPeriod"u8)),
            Status = context.Status(stated),
        });
        context.Supply(RecordSection.Procedures, stated != FactStatus.EnteredInError);
    }
}
