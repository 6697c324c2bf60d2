using System.Collections.Immutable;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>The numbers nearest to the ends of a test that meet it, or do not, a step apart.</summary>
internal static class Boundary
{
    public static ImmutableArray<decimal> Meeting(QuantityTest test, decimal step) =>
    [
        .. new[]
        {
            test.Lower is { } low ? low.Inclusive ? low.Value : low.Value + step : (decimal?)null,
            test.Upper is { } high ? high.Inclusive ? high.Value : high.Value - step : null,
        }.OfType<decimal>(),
    ];

    public static ImmutableArray<decimal> Missing(QuantityTest test, decimal step) =>
    [
        .. new[]
        {
            test.Lower is { } low ? low.Inclusive ? low.Value - step : low.Value : (decimal?)null,
            test.Upper is { } high ? high.Inclusive ? high.Value + step : high.Value : null,
        }.OfType<decimal>(),
    ];

    /// <summary>The step of a concept in the unit of a test; where it has none, one in the last digit that the author wrote.</summary>
    public static decimal Step(QuantityTest test, Concept? concept)
    {
        if (concept?.Step is { } step && (test.Unit.Length == 0 || string.Equals(test.Unit, concept.Unit, StringComparison.Ordinal)))
        {
            return step;
        }

        int digits = Math.Max(test.Lower?.Value.Scale ?? 0, test.Upper?.Value.Scale ?? 0);
        return new decimal(1, 0, 0, false, (byte)digits);
    }
}
