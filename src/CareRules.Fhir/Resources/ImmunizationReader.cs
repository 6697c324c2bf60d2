using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Resources;

/// <summary>Immunization: a procedure of the immunisations section. A dose recorded as too weak to protect is unknown.</summary>
internal static class ImmunizationReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        Concept code = Concept.Of(resource.Get("vaccineCode"u8));
        FactStatus stated = context.Stated(StatusWords.Immunization, "status"u8);
        if (resource.Flag("isSubpotent"u8) == true)
        {
            context.Doubt(FhirNotices.Modifier(context.Source));
        }

        if (resource.Has("occurrenceString"u8))
        {
            context.Notice(FhirNotices.NoDate(context.Source, "occurrence"));
        }

        context.Add(new ProcedureFact
        {
            Source = context.Source,
            IsImmunisation = true,
            Codes = code.Codes,
            Text = code.Text,
            Encounter = context.Encounter("encounter"u8),
            Reasons = Concept.Of(resource.Get("statusReason"u8)).Codes,
            Performed = resource.Date("occurrenceDateTime"u8),
            Status = context.Status(stated),
        });
        context.Supply(RecordSection.Immunisations, stated != FactStatus.EnteredInError);
    }
}
