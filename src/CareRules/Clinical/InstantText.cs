namespace CareRules.Clinical;

/// <summary>
/// The form of an instant that FHIR prescribes, <c>2019-03-07T10:20:30.123+01:00</c>, read without the rules for every other form. It gives what the
/// framework gives, or leaves the text to it.
/// </summary>
internal static class InstantText
{
    private const int Seconds = 19;
    private const int LongestFraction = 7;

    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length < Seconds || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        {
            return false;
        }

        bool plain = TryDigits(text[..4], out int year) & TryDigits(text.Slice(5, 2), out int month) & TryDigits(text.Slice(8, 2), out int day)
            & TryDigits(text.Slice(11, 2), out int hour) & TryDigits(text.Slice(14, 2), out int minute) & TryDigits(text.Slice(17, 2), out int second);

        // The first and the last year, where a zone may lead out of the calendar, are left to the framework.
        if (!plain || year is < 2 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59
            || !TryFraction(text[Seconds..], out long ticks, out int length) || !TryZone(text[(Seconds + length)..], out TimeSpan offset))
        {
            return false;
        }

        instant = new DateTimeOffset(new DateTime(year, month, day, hour, minute, second).AddTicks(ticks), offset);
        return true;
    }

    /// <summary>A number of ASCII digits and nothing else.</summary>
    public static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (char digit in text)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return true;
    }

    private static bool TryFraction(ReadOnlySpan<char> text, out long ticks, out int length)
    {
        ticks = 0;
        length = 0;
        if (text.IsEmpty || text[0] != '.')
        {
            return true;
        }

        int end = text[1..].IndexOfAnyExceptInRange('0', '9');
        int digits = end < 0 ? text.Length - 1 : end;
        length = digits + 1;
        if (digits is 0 or > LongestFraction)
        {
            return false;
        }

        for (int i = 1; i <= LongestFraction; i++)
        {
            ticks = (ticks * 10) + (i <= digits ? text[i] - '0' : 0);
        }

        return true;
    }

    private static bool TryZone(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text.IsEmpty || text is "Z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':' || !TryDigits(text.Slice(1, 2), out int hours) || !TryDigits(text.Slice(4, 2), out int minutes)
            || hours > 13 || minutes > 59)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0);
        offset = text[0] == '-' ? -offset : offset;
        return true;
    }
}
