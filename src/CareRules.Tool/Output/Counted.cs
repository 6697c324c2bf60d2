using System.Globalization;

namespace CareRules.Tool.Output;

/// <summary>A number with its noun: <c>1 rule</c>, <c>2 rules</c>.</summary>
internal static class Counted
{
    public static string Of(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
