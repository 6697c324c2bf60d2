using CareRules.Model;

namespace CareRules.Analysis;

/// <summary>Compares lengths and windows of time where the answer holds on every day of the calendar.</summary>
internal static class DurationOrder
{
    /// <summary>Whether <paramref name="a"/> is at least as long as <paramref name="b"/> on every day; false where the calendar decides.</summary>
    public static bool IsAtLeast(Duration a, Duration b)
    {
        (int months, int days) = Parts(a);
        (int otherMonths, int otherDays) = Parts(b);
        return months > 0 == otherMonths > 0 || b.Amount == 0
            ? months >= otherMonths && days >= otherDays
            : Least(months, days) >= Most(otherMonths, otherDays);
    }

    /// <summary>Whether everything in the narrow window is in the wide one.</summary>
    /// <param name="wide">The window that may be the wider.</param>
    /// <param name="narrow">The window that may be the narrower.</param>
    /// <param name="absentIsEver">Whether no window means any time, as in heads that ask for what is recorded.</param>
    public static bool Contains(Window? wide, Window? narrow, bool absentIsEver)
    {
        if (Equals(wide, narrow))
        {
            return true;
        }

        if (absentIsEver && (wide is null or EverWindow))
        {
            return narrow is null or PastWindow or BetweenWindow or EverWindow;
        }

        return (wide, narrow) switch
        {
            (EverWindow, PastWindow or BetweenWindow) => true,
            (PastWindow w, PastWindow n) => IsAtLeast(w.Length, n.Length),
            (PastWindow w, BetweenWindow n) => IsAtLeast(w.Length, n.From),
            (BetweenWindow w, BetweenWindow n) => IsAtLeast(w.From, n.From) && IsAtLeast(n.To, w.To),
            _ => false,
        };
    }

    // A month has 28 to 31 days; twelve of them have 365 or 366.
    private static int Least(int months, int days) => days + (months * 304 / 10) - (months > 0 ? 3 : 0);

    private static int Most(int months, int days) => days + (months * 305 / 10) + (months > 0 ? 3 : 0);

    private static (int Months, int Days) Parts(Duration duration) => duration.Unit switch
    {
        DurationUnit.Day => (0, duration.Amount),
        DurationUnit.Week => (0, duration.Amount * 7),
        DurationUnit.Month => (duration.Amount, 0),
        _ => (duration.Amount * 12, 0),
    };
}
