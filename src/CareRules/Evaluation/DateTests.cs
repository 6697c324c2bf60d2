using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Windows and lengths of time as days, relative to the as-of date.</summary>
internal static class DateTests
{
    /// <summary>The days of a window; without one, the whole past.</summary>
    public static DateWindow Days(this Window? window, DateOnly asOf) => window switch
    {
        PastWindow past => new DateWindow(past.Length.Before(asOf), asOf),
        BetweenWindow between => new DateWindow(between.From.Before(asOf), between.To.Before(asOf)),
        NextWindow next => new DateWindow(asOf.AddDays(-1), next.Length.After(asOf)),
        _ => DateWindow.UpTo(asOf),
    };

    /// <summary>The days that lie in both of two windows.</summary>
    public static DateWindow Both(Window? a, Window? b, DateOnly asOf)
    {
        DateWindow first = a.Days(asOf);
        DateWindow second = b.Days(asOf);
        return new DateWindow(
            first.After is not { } x || second.After > x ? second.After ?? first.After : first.After,
            second.Through < first.Through ? second.Through : first.Through);
    }

    /// <summary>The days on which may have begun what is there in a window: any day up to its end.</summary>
    public static DateWindow UpToItsEnd(this DateWindow window) => DateWindow.UpTo(window.Through);

    /// <summary>Whether the time from a start to a day meets the test.</summary>
    public static bool? Met(this DurationTest test, DateInterval start, DateOnly until)
    {
        DateOnly limit = test.Length.Before(until);
        return test.Comparison switch
        {
            Comparison.GreaterOrEqual => start.IsOnOrBefore(limit),
            Comparison.Greater => start.IsBefore(limit),
            Comparison.LessOrEqual => !start.IsBefore(limit),
            Comparison.Less => start.IsAfter(limit),
            _ => start.IsOnOrBefore(limit) & !start.IsBefore(limit),
        };
    }

    /// <summary>Whether the time from a start to an end meets the test, where the end is known only as far as its interval says.</summary>
    public static bool? Met(this DurationTest test, DateInterval start, DateInterval end)
    {
        bool? least = test.Met(start, end.Earliest);
        return end.Earliest == end.Latest ? least
            : test.Comparison != Comparison.Equal && least == test.Met(start, end.Latest) ? least
            : null;
    }
}
