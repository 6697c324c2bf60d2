using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Resources;

/// <summary>Condition.</summary>
internal static class ConditionReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        (PartialDate? onset, PartialDate? recorded) = OnsetReader.Read(resource, context);
        (PartialDate? abatement, bool abated) = Abatement(resource, context);
        Concept code = Concept.Of(resource.Get("code"u8));
        VerificationStatus verification = ClinicalWords.ReadVerification(resource, context);
        context.Add(new ConditionFact
        {
            Source = context.Source,
            Codes = code.Codes,
            Text = code.Text,
            Encounter = context.Encounter("encounter"u8),
            ClinicalStatus = ClinicalWords.ReadClinical(resource, context),
            Verification = verification,
            Onset = onset,
            Recorded = recorded,
            Abatement = abatement,
            AbatedAtUnknownTime = abated,
            Status = context.Status(FactStatus.NotStated),
        });
        context.Supply(RecordSection.Conditions, verification != VerificationStatus.EnteredInError);
    }

    private static (PartialDate? On, bool AtUnknownTime) Abatement(FhirElement resource, ReadContext context)
    {
        if (resource.Has("abatementDateTime"u8))
        {
            return (resource.Date("abatementDateTime"u8), false);
        }

        if (Periods.Read(resource.Get("abatementPeriod"u8)) is { } period)
        {
            PartialDate? on = Periods.Narrow(period);
            return (on, on is null);
        }

        if (resource.Has("abatementAge"u8) || resource.Has("abatementRange"u8) || resource.Has("abatementString"u8))
        {
            context.Notice(FhirNotices.NoDate(context.Source, "abatement"));
            return (null, true);
        }

        return (null, false);
    }
}
