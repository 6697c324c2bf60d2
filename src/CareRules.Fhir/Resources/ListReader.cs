using System.Collections.Frozen;
using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Resources;

/// <summary>
/// List: an empty one supplies its section, when its reason says that there is nothing (<c>nilknown</c>). A list that is empty because
/// nobody asked, or because it is withheld or unavailable, says the opposite.
/// </summary>
internal static class ListReader
{
    /// <summary>What lists hold, by their code: HL7's example codes, LOINC section codes, and the SNOMED CT codes of GP Connect.</summary>
    public static readonly FrozenDictionary<string, RecordSection> Sections = new Dictionary<string, RecordSection>(StringComparer.Ordinal)
    {
        ["allergies"] = RecordSection.Allergies, ["adverserxns"] = RecordSection.Allergies, ["medications"] = RecordSection.Medications,
        ["problems"] = RecordSection.Conditions, ["plans"] = RecordSection.CarePlans,
        ["48765-2"] = RecordSection.Allergies, ["10160-0"] = RecordSection.Medications, ["11450-4"] = RecordSection.Conditions,
        ["11369-6"] = RecordSection.Immunisations, ["47519-4"] = RecordSection.Procedures, ["46240-8"] = RecordSection.Encounters,
        ["10157-6"] = RecordSection.FamilyHistory, ["18776-5"] = RecordSection.CarePlans, ["30954-2"] = RecordSection.Observations,
        ["61146-7"] = RecordSection.Goals,
        ["886921000000105"] = RecordSection.Allergies, ["933361000000108"] = RecordSection.Medications,
        ["717711000000103"] = RecordSection.Conditions, ["1102181000000102"] = RecordSection.Immunisations,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static void Read(FhirElement resource, ReadContext context)
    {
        if (!resource.Has("emptyReason"u8) || SectionOf(resource.Get("code"u8)) is not { } section)
        {
            return;
        }

        bool counts = resource.TextIs("status"u8, "current"u8) && !resource.TextIs("mode"u8, "changes"u8)
            && !resource.Has("modifierExtension"u8) && resource.List("entry"u8).Count == 0 && SaysNothingThere(resource.Get("emptyReason"u8));
        if (counts)
        {
            context.Supply(section);
        }
        else
        {
            context.Notice(FhirNotices.EmptyForAnotherReason(context.Source));
        }
    }

    private static RecordSection? SectionOf(FhirElement code)
    {
        foreach (FhirElement coding in code.List("coding"u8))
        {
            if (coding.Text("code"u8) is { } word && Sections.TryGetValue(word, out RecordSection section))
            {
                return section;
            }
        }

        return null;
    }

    private static bool SaysNothingThere(FhirElement reason)
    {
        foreach (FhirElement coding in reason.List("coding"u8))
        {
            if (coding.TextIs("code"u8, "nilknown"u8))
            {
                return true;
            }
        }

        return false;
    }
}
