using System.Globalization;

namespace CareRules.Explanations;

/// <summary>How late something is: in days up to a year, then in whole years, since nobody reads 7,236 days.</summary>
internal static class LateText
{
    /// <summary><c>1 day</c>, <c>153 days</c>, <c>over a year</c>, <c>over 19 years</c>.</summary>
    public static string Of(int days) => days switch
    {
        1 => "1 day",
        <= 365 => string.Create(CultureInfo.InvariantCulture, $"{days} days"),
        < 2 * 366 => "over a year",
        _ => string.Create(CultureInfo.InvariantCulture, $"over {days / 366} years"),
    };
}
