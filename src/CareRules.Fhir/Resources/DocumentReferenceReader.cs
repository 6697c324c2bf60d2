using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;

namespace CareRules.Fhir.Resources;

/// <summary>DocumentReference: an observation without a value, coded by the type of the document and dated by its receipt.</summary>
internal static class DocumentReferenceReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        Concept code = Concept.Of(resource.Get("type"u8)).And(Concept.Of(resource.List("category"u8)));
        FactStatus stated = context.Stated(StatusWords.DocumentReference, "status"u8);
        FactStatus document = context.Stated(StatusWords.Document, "docStatus"u8);
        stated = stated != FactStatus.EnteredInError && document is (FactStatus.EnteredInError or FactStatus.Preliminary) ? document : stated;
        context.Add(new ObservationFact
        {
            Source = context.Source,
            Codes = code.Codes,
            Text = code.Text,
            Encounter = FirstEncounter(resource, context),
            Effective = resource.Date("date"u8),
            Status = context.Status(stated),
        });
        context.Supply(RecordSection.Observations, stated != FactStatus.EnteredInError);
    }

    private static string? FirstEncounter(FhirElement resource, ReadContext context)
    {
        foreach (FhirElement encounter in resource.Get("context"u8).List("encounter"u8))
        {
            return context.EncounterOf(encounter);
        }

        return null;
    }
}
