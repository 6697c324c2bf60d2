using System.Collections.Frozen;
using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;

namespace CareRules.Fhir.Resources;

/// <summary>Encounter: past, current or booked.</summary>
internal static class EncounterReader
{
    /// <summary>The v3 act codes that say where an encounter takes place. What is not among them (pre-admission, observation, in the field) is none of the classes.</summary>
    public static readonly FrozenDictionary<string, EncounterClass> Classes = new Dictionary<string, EncounterClass>(StringComparer.Ordinal)
    {
        ["IMP"] = EncounterClass.Inpatient, ["ACUTE"] = EncounterClass.Inpatient, ["NONAC"] = EncounterClass.Inpatient, ["SS"] = EncounterClass.Inpatient,
        ["EMER"] = EncounterClass.Emergency, ["AMB"] = EncounterClass.Ambulatory, ["HH"] = EncounterClass.Home, ["VR"] = EncounterClass.Virtual,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static void Read(FhirElement resource, ReadContext context)
    {
        Concept code = Concept.Of(resource.List("type"u8)).And(Concept.Of(resource.Get("serviceType"u8)));
        FactStatus stated = context.Stated(StatusWords.Encounter, "status"u8);
        context.Add(new EncounterFact
        {
            Source = context.Source,
            Codes = code.Codes,
            Text = code.Text,
            Class = resource.Get("class"u8).Text("code"u8) is { } word && Classes.TryGetValue(word, out EncounterClass known) ? known : EncounterClass.NotStated,
            Period = Periods.Read(resource.Get("period"u8)),
            Discharge = Concept.Of(resource.Get("hospitalization"u8).Get("dischargeDisposition"u8)).Codes,
            Status = context.Status(stated),
        });
        context.Supply(RecordSection.Encounters, stated != FactStatus.EnteredInError);
    }
}
