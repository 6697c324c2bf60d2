using System.Globalization;

namespace CareRules.Model;

/// <summary>The unit in which a rule counts time.</summary>
internal enum DurationUnit
{
    Day,
    Week,
    Month,
    Year,
}

/// <summary>A length of time as an author writes it: <c>14 days</c>, <c>6 weeks</c>, <c>12 months</c>, <c>2 years</c>. Calendar arithmetic, never a number of hours.</summary>
/// <remarks>
/// A duration D has passed on a day when the start ≤ that day − D. <see cref="After"/> is the matching due date and may fall a few days before
/// D has passed (31 August + 6 months is 28 February, yet on that day six months have not passed): a due date is never later than meant.
/// </remarks>
internal readonly record struct Duration(int Amount, DurationUnit Unit)
{
    private const int MonthsInYear = 12;

    private const long FirstMonth = 1L * MonthsInYear;

    private const long LastMonth = (9999L * MonthsInYear) + 11;

    /// <summary>How many units; zero or more.</summary>
    public int Amount { get; } = Amount >= 0 ? Amount : throw new ArgumentOutOfRangeException(nameof(Amount));

    /// <summary>Reads a whole number, a space and <c>day</c>, <c>week</c>, <c>month</c> or <c>year</c>, with or without an <c>s</c>.</summary>
    /// <returns>False for everything else: fractions, signs, other units, other cases.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Duration duration)
    {
        duration = default;
        text = text.Trim(' ');
        int space = text.IndexOf(' ');
        if (space < 0 || !int.TryParse(text[..space], NumberStyles.None, CultureInfo.InvariantCulture, out int amount)
            || !TryParseUnit(text[space..].TrimStart(' '), out DurationUnit unit))
        {
            return false;
        }

        duration = new Duration(amount, unit);
        return true;
    }

    /// <summary>The day D earlier, the day of the month cut to the month's last (31 December − 6 months is 30 June); not before 0001-01-01.</summary>
    public DateOnly Before(DateOnly date) => Shift(date, -(long)Amount);

    /// <summary>The day D later, the day of the month cut to the month's last; not after 9999-12-31.</summary>
    public DateOnly After(DateOnly date) => Shift(date, Amount);

    /// <summary>Whether D has passed since <paramref name="start"/>: the start ≤ as-of − D. 31 August to 28 February is not six months, 30 June to 31 December is.</summary>
    public bool HasPassed(DateOnly start, DateOnly asOf) => start <= Before(asOf);

    /// <summary>As a clinician writes it: <c>1 day</c>, <c>14 days</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Amount} {Word(Unit)}{(Amount == 1 ? string.Empty : "s")}");

    private static string Word(DurationUnit unit) => unit switch
    {
        DurationUnit.Day => "day",
        DurationUnit.Week => "week",
        DurationUnit.Month => "month",
        _ => "year",
    };

    private static bool TryParseUnit(ReadOnlySpan<char> text, out DurationUnit unit)
    {
        for (unit = DurationUnit.Day; unit <= DurationUnit.Year; unit++)
        {
            string word = Word(unit);
            if (text.SequenceEqual(word) || (text.Length == word.Length + 1 && text[^1] == 's' && text.StartsWith(word, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        unit = default;
        return false;
    }

    private DateOnly Shift(DateOnly date, long amount) => Unit switch
    {
        DurationUnit.Day => ShiftDays(date, amount),
        DurationUnit.Week => ShiftDays(date, amount * 7),
        DurationUnit.Month => ShiftMonths(date, amount),
        _ => ShiftMonths(date, amount * MonthsInYear),
    };

    private static DateOnly ShiftDays(DateOnly date, long days) =>
        DateOnly.FromDayNumber((int)Math.Clamp(date.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    private static DateOnly ShiftMonths(DateOnly date, long months)
    {
        long month = (date.Year * (long)MonthsInYear) + date.Month - 1 + months;
        if (month < FirstMonth)
        {
            return DateOnly.MinValue;
        }

        if (month > LastMonth)
        {
            return DateOnly.MaxValue;
        }

        (int year, int monthOfYear) = ((int)(month / MonthsInYear), (int)(month % MonthsInYear) + 1);
        return new DateOnly(year, monthOfYear, Math.Min(date.Day, DateTime.DaysInMonth(year, monthOfYear)));
    }
}
