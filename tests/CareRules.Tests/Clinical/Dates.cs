using System.Globalization;
using CareRules.Clinical;

namespace CareRules.Tests.Clinical;

internal static class Dates
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static PartialDate Partial(string text) => PartialDate.TryParse(text, out PartialDate date) ? date : throw new ArgumentException(text);

    // A table's cell: `-` is not recorded.
    public static PartialDate? Cell(string text) => text == "-" ? null : Partial(text);

    // `start..end`, either missing; `-` is no period at all.
    public static DatePeriod? Period(string text) => text == "-" ? null
        : text.Split("..") is [var start, var end] ? new DatePeriod(start.Length == 0 ? null : Partial(start), end.Length == 0 ? null : Partial(end))
        : throw new ArgumentException(text);

    public static string Truth(bool? value) => value switch { true => "yes", false => "no", null => "unknown" };
}
