using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;

namespace CareRules.Fhir.Resources;

/// <summary>FamilyMemberHistory: one fact for each condition of the relative.</summary>
internal static class FamilyMemberHistoryReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        RelativeDegree degree = RelativeDegrees.Of(resource.Get("relationship"u8));
        PartialDate? recorded = resource.Date("date"u8);
        FactStatus stated = context.Stated(StatusWords.FamilyMemberHistory, "status"u8);
        context.DoubtModifiers(resource.List("condition"u8));
        List<(Concept Code, int? Age)> conditions = [];
        foreach (FhirElement condition in resource.List("condition"u8))
        {
            conditions.Add((Concept.Of(condition.Get("code"u8)), Age(condition.Get("onsetAge"u8))));
        }

        FactStatus status = context.Status(stated);
        foreach ((Concept code, int? age) in conditions)
        {
            context.Add(new FamilyHistoryFact
            {
                Source = context.Source,
                Codes = code.Codes,
                Text = code.Text,
                Degree = degree,
                OnsetAge = age,
                Recorded = recorded,
                Status = status,
            });
        }

        context.Supply(RecordSection.FamilyHistory, stated != FactStatus.EnteredInError);
    }

    private static int? Age(FhirElement age) =>
        age.Number("value"u8) is { } years and >= 0 and < 200 && !age.Has("comparator"u8)
            && (age.Text("code"u8) ?? age.Text("unit"u8)) is ("a" or "year" or "years" or "yr") ? (int)decimal.Floor(years) : null;
}
