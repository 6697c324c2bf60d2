using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;

namespace CareRules.Fhir.Resources;

/// <summary>AllergyIntolerance: the substance stands in <c>code</c>, in the reactions, or in both.</summary>
internal static class AllergyIntoleranceReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        (PartialDate? onset, PartialDate? recorded) = OnsetReader.Read(resource, context);
        Concept code = Concept.Of(resource.Get("code"u8));
        foreach (FhirElement reaction in resource.List("reaction"u8))
        {
            code = code.And(Concept.Of(reaction.Get("substance"u8)));
        }

        context.DoubtModifiers(resource.List("reaction"u8));
        VerificationStatus verification = ClinicalWords.ReadVerification(resource, context);
        context.Add(new AllergyFact
        {
            Source = context.Source,
            Codes = code.Codes,
            Text = code.Text,
            Encounter = context.Encounter("encounter"u8),
            ClinicalStatus = ClinicalWords.ReadClinical(resource, context),
            Verification = verification,
            Onset = onset,
            Recorded = recorded,
            Status = context.Status(FactStatus.NotStated),
        });
        context.Supply(RecordSection.Allergies, verification != VerificationStatus.EnteredInError);
    }
}
