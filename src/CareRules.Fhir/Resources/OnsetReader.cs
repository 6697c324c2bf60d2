using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Resources;

/// <summary>When a condition or an allergy began.</summary>
internal static class OnsetReader
{
    /// <summary>
    /// The onset and the date of recording that may stand in for it. An onset that gives no date (an age, a range, words, a period that
    /// spans years) must not be replaced by the date on which somebody wrote it down: then there is no date at all.
    /// </summary>
    public static (PartialDate? Onset, PartialDate? Recorded) Read(FhirElement resource, ReadContext context)
    {
        PartialDate? recorded = resource.Date("recordedDate"u8);
        if (resource.Has("onsetDateTime"u8))
        {
            return (resource.Date("onsetDateTime"u8), recorded);
        }

        if (Periods.Read(resource.Get("onsetPeriod"u8)) is { } period)
        {
            // A period that is open at its end says when it began.
            PartialDate? onset = period.End is null ? period.Start : Periods.Narrow(period);
            return onset is null ? NoDate("onsetPeriod", context) : (onset, recorded);
        }

        if (resource.Has("onsetAge"u8) || resource.Has("onsetRange"u8) || resource.Has("onsetString"u8))
        {
            return NoDate("onset", context);
        }

        return (null, recorded);
    }

    private static (PartialDate?, PartialDate?) NoDate(string element, ReadContext context)
    {
        context.Notice(FhirNotices.NoDate(context.Source, element));
        return (null, null);
    }
}
