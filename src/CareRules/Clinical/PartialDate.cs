using System.Globalization;

namespace CareRules.Clinical;

/// <summary>A calendar date as it was written: a day, a month or a year. A month or a year is an interval of days.</summary>
/// <remarks>The date is the one that was written, whatever its time zone; the instant only orders facts within one day.</remarks>
public readonly record struct PartialDate
{
    private PartialDate(int year, int? month, int? day, DateTimeOffset? instant)
    {
        Year = year;
        Month = month;
        Day = day;
        Instant = instant;
    }

    /// <summary>The year, 1 to 9999.</summary>
    public int Year { get; }

    /// <summary>The month, 1 to 12; null when only the year is known.</summary>
    public int? Month { get; }

    /// <summary>The day of the month; null when only the year or the month is known.</summary>
    public int? Day { get; }

    /// <summary>The moment, where a time of day was recorded.</summary>
    public DateTimeOffset? Instant { get; }

    /// <summary>True when the day is known.</summary>
    public bool IsDay => Day is not null;

    /// <summary>The first day that it can be.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day that it can be.</summary>
    public DateOnly Latest => new(Year, Month ?? 12, Day ?? DateTime.DaysInMonth(Year, Month ?? 12));

    /// <summary>A day.</summary>
    /// <param name="date">The calendar date.</param>
    public static PartialDate Of(DateOnly date) => new(date.Year, date.Month, date.Day, null);

    /// <summary>A day.</summary>
    /// <param name="date">The calendar date.</param>
    public static implicit operator PartialDate(DateOnly date) => Of(date);

    /// <summary>A day, the same as the conversion.</summary>
    /// <param name="date">The calendar date.</param>
    public static PartialDate FromDateOnly(DateOnly date) => Of(date);

    /// <summary>Reads a FHIR date, dateTime or instant: <c>2019</c>, <c>2019-03</c>, <c>2019-03-07</c>, <c>2019-03-07T10:20:30+01:00</c>.</summary>
    /// <param name="text">The text as written.</param>
    /// <param name="date">The date, when it can be read.</param>
    /// <returns>False when the text is not such a date.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        int time = text.IndexOf('T');
        ReadOnlySpan<char> day = time < 0 ? text : text[..time];
        if (!TryParseDay(day, out int year, out int? month, out int? dayOfMonth))
        {
            return false;
        }

        DateTimeOffset? instant = null;
        if (time >= 0)
        {
            if (dayOfMonth is null || !TryParseInstant(text, out instant))
            {
                return false;
            }
        }

        date = new PartialDate(year, month, dayOfMonth, instant);
        return true;
    }

    /// <summary>The date as written, ISO 8601, without a time.</summary>
    public override string ToString() => (Month, Day) switch
    {
        (null, _) => Year.ToString("D4", CultureInfo.InvariantCulture),
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}-{Day:D2}"),
    };

    private static bool TryParseDay(ReadOnlySpan<char> text, out int year, out int? month, out int? day)
    {
        year = 0;
        month = null;
        day = null;
        if (text.Length is not (4 or 7 or 10) || !Digits(text[..4], out year) || year < 1)
        {
            return false;
        }

        if (text.Length >= 7)
        {
            if (text[4] != '-' || !Digits(text.Slice(5, 2), out int m) || m is < 1 or > 12)
            {
                return false;
            }

            month = m;
        }

        if (text.Length == 10)
        {
            if (text[7] != '-' || !Digits(text.Slice(8, 2), out int d) || d < 1 || d > DateTime.DaysInMonth(year, month!.Value))
            {
                return false;
            }

            day = d;
        }

        return true;
    }

    private static bool TryParseInstant(ReadOnlySpan<char> text, out DateTimeOffset? instant)
    {
        // A time without a zone is ordered as if it were UTC: the date never depends on it.
        bool read = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at);
        instant = read ? at : null;
        return read;
    }

    private static bool Digits(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
