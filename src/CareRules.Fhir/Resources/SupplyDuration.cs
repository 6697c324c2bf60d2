using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Resources;

/// <summary>
/// How many days a supply lasts. Days and weeks are exact; a month's supply is counted as 30 days and a year's as 365, the lengths by
/// which packs are dispensed. Any other unit leaves the supply unknown.
/// </summary>
internal static class SupplyDuration
{
    public static decimal? Days(FhirElement duration, ReadContext context, string element)
    {
        if (!duration.Exists)
        {
            return null;
        }

        if (duration.Number("value"u8) is { } value and >= 0 and <= 100_000 && !duration.Has("comparator"u8) && DaysIn(duration) is { } days)
        {
            return value * days;
        }

        context.Notice(FhirNotices.NotUsable(context.Source, element));
        return null;
    }

    private static int? DaysIn(FhirElement duration) => (duration.Text("code"u8) ?? duration.Text("unit"u8)) switch
    {
        "d" or "day" or "days" => 1,
        "wk" or "week" or "weeks" => 7,
        "mo" or "mo_g" or "mo_j" or "month" or "months" => 30,
        "a" or "a_g" or "a_j" or "year" or "years" => 365,
        _ => null,
    };
}
