using System.Globalization;

namespace CareRules.Clinical;

/// <summary>A calendar date as it was written: a day, a month or a year. A month or a year is an interval of days.</summary>
/// <remarks>The date is the one that was written, whatever its time zone; the instant only orders facts within one day.</remarks>
public readonly record struct PartialDate
{
    // Held small, for a record has thousands and every fact is asked for its date: 0 is no month and no day.
    private readonly long utcTicks;
    private readonly int firstDay;
    private readonly short year;
    private readonly short offsetMinutes;
    private readonly byte month;
    private readonly byte day;
    private readonly bool hasInstant;

    private PartialDate(int year, int? month, int? day, DateTimeOffset? instant)
    {
        this.year = (short)year;
        this.month = (byte)(month ?? 0);
        this.day = (byte)(day ?? 0);
        firstDay = new DateOnly(year, month ?? 1, day ?? 1).DayNumber;
        if (instant is { } at)
        {
            (hasInstant, utcTicks, offsetMinutes) = (true, at.UtcTicks, (short)at.TotalOffsetMinutes);
        }
    }

    /// <summary>The year, 1 to 9999.</summary>
    public int Year => year;

    /// <summary>The month, 1 to 12; null when only the year is known.</summary>
    public int? Month => month == 0 ? null : month;

    /// <summary>The day of the month; null when only the year or the month is known.</summary>
    public int? Day => day == 0 ? null : day;

    /// <summary>The moment, where a time of day was recorded.</summary>
    public DateTimeOffset? Instant =>
        hasInstant ? new DateTimeOffset(utcTicks, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(offsetMinutes)) : null;

    /// <summary>True when the day is known.</summary>
    public bool IsDay => day != 0;

    /// <summary>The first day that it can be.</summary>
    public DateOnly Earliest => DateOnly.FromDayNumber(firstDay);

    /// <summary>The last day that it can be.</summary>
    public DateOnly Latest => day != 0 ? Earliest : new(year, Month ?? 12, DateTime.DaysInMonth(year, Month ?? 12));

    /// <summary>Equal when both were written to the same part of the same date and, where a time was recorded, mean the same moment.</summary>
    public bool Equals(PartialDate other) =>
        year == other.year && month == other.month && day == other.day && hasInstant == other.hasInstant && utcTicks == other.utcTicks;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(year, month, day, utcTicks);

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
        if (InstantText.TryParse(text, out DateTimeOffset written))
        {
            date = new PartialDate(written.Year, written.Month, written.Day, written);
            return true;
        }

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

    private static bool Digits(ReadOnlySpan<char> text, out int value) => InstantText.TryDigits(text, out value);
}
