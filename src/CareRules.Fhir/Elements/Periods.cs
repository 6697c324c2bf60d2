using System.Globalization;
using CareRules.Clinical;

namespace CareRules.Fhir.Elements;

/// <summary>FHIR periods.</summary>
internal static class Periods
{
    public static DatePeriod? Read(FhirElement period) =>
        period.Exists && (period.Date("start"u8), period.Date("end"u8)) is var (start, end) && (start is not null || end is not null)
            ? new DatePeriod(start, end)
            : null;

    /// <summary>The one date that a period leaves possible: both ends' common day, month or year; null when it spans years or an end is open.</summary>
    public static PartialDate? Narrow(DatePeriod period)
    {
        if (period.Start is not { } start || period.End is not { } end || start.Year != end.Year)
        {
            return null;
        }

        bool sameMonth = start.Month is not null && start.Month == end.Month;
        bool sameDay = sameMonth && start.Day is not null && start.Day == end.Day;
        string text = string.Create(CultureInfo.InvariantCulture, $"{start.Year:D4}");
        text += sameMonth ? string.Create(CultureInfo.InvariantCulture, $"-{start.Month:D2}") : null;
        text += sameDay ? string.Create(CultureInfo.InvariantCulture, $"-{start.Day:D2}") : null;
        return PartialDate.TryParse(text, out PartialDate date) ? date : null;
    }
}
