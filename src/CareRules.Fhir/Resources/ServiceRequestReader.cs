using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;

namespace CareRules.Fhir.Resources;

/// <summary>ServiceRequest: a referral, a test, a procedure.</summary>
internal static class ServiceRequestReader
{
    public static void Read(FhirElement resource, ReadContext context) => Read(resource, Concept.Of(resource.Get("code"u8)), context);

    /// <summary>The same for every request that has the pattern of one.</summary>
    public static void Read(FhirElement resource, Concept code, ReadContext context)
    {
        RequestIntent intent = RequestIntents.Read(resource, context);
        bool doNotPerform = resource.Flag("doNotPerform"u8) ?? false;
        FactStatus stated = context.Stated(StatusWords.Request, "status"u8);
        context.Add(new OrderFact
        {
            Source = context.Source,
            Codes = code.Codes,
            Text = code.Text,
            Encounter = context.Encounter("encounter"u8),
            Reasons = doNotPerform ? Concept.Of(resource.List("reasonCode"u8)).Codes : [],
            Intent = intent,
            DoNotPerform = doNotPerform,
            Authored = resource.Date("authoredOn"u8),
            IsProposed = context.IsProposed,
            Status = context.Status(stated),
        });
        context.Supply(RecordSection.Orders, RequestIntents.Counts(stated, intent));
    }
}
