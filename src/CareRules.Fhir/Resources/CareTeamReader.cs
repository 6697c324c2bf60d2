using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;

namespace CareRules.Fhir.Resources;

/// <summary>CareTeam: one fact for each role of each participant, in force for the participant's period, else the team's.</summary>
internal static class CareTeamReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        DatePeriod? teamPeriod = Periods.Read(resource.Get("period"u8));
        List<(Concept Role, DatePeriod? Period, string? Holder)> roles = [];
        foreach (FhirElement participant in resource.List("participant"u8))
        {
            string? holder = participant.Get("member"u8).Words("display"u8);
            DatePeriod? period = Periods.Read(participant.Get("period"u8)) ?? teamPeriod;
            foreach (FhirElement role in participant.List("role"u8))
            {
                roles.Add((Concept.Of(role), period, holder));
            }
        }

        context.DoubtModifiers(resource.List("participant"u8));
        string? encounter = context.Encounter("encounter"u8);
        FactStatus stated = context.Stated(StatusWords.CareTeam, "status"u8);
        FactStatus status = context.Status(stated);
        foreach ((Concept role, DatePeriod? period, string? holder) in roles)
        {
            context.Add(new CareFact
            {
                Source = context.Source,
                Item = CareItem.TeamRole,
                Codes = role.Codes,
                Text = role.Text,
                Holder = holder,
                Encounter = encounter,
                Period = period,
                Status = status,
            });
        }

        context.Supply(RecordSection.CareTeam, stated != FactStatus.EnteredInError);
    }
}
