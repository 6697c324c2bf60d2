using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Resources;

/// <summary>
/// Consent: coded by scope, category and what it provides for. One whose rule is to deny is unknown: whether its code names the thing
/// refused or the refusal cannot be told.
/// </summary>
internal static class ConsentReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        FhirElement provision = resource.Get("provision"u8);
        Concept code = Concept.Of(resource.Get("scope"u8)).And(Concept.Of(resource.List("category"u8))).And(Concept.Of(provision.List("code"u8)));
        FactStatus stated = context.Stated(StatusWords.Consent, "status"u8);
        if (provision.TextIs("type"u8, "deny"u8))
        {
            context.Doubt(FhirNotices.NotUsable(context.Source, "provision.type"));
        }

        context.Add(new CareFact
        {
            Source = context.Source,
            Item = CareItem.Consent,
            Codes = code.Codes,
            Text = code.Text,
            Period = Periods.Read(provision.Get("period"u8)),
            Recorded = resource.Date("dateTime"u8),
            Status = context.Status(stated),
        });
        context.Supply(RecordSection.Consents, stated != FactStatus.EnteredInError);
    }
}
