using System.Globalization;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>A duration as a person writes it: <c>1 week</c>, <c>14 days</c>.</summary>
internal static class DurationText
{
    public static string Of(Duration duration)
    {
        string unit = KebabNames.Of(duration.Unit);
        return string.Create(CultureInfo.InvariantCulture, $"{duration.Amount} {(duration.Amount == 1 ? unit[..^1] : unit)}");
    }
}
