using CareRules.Model;

namespace CareRules.Mutation;

/// <summary>Slips in a test of a number: <c>&gt;</c> for <c>&gt;=</c>, and a value ten times too large, as from the wrong unit.</summary>
internal static class TestMutants
{
    private const decimal WrongUnit = 10;

    public static IEnumerable<(QuantityTest Test, string Slip)> Of(QuantityTest test)
    {
        // `= 3` would hold for nothing at all with one end open.
        if (test.Lower is { } exact && test.Upper is { } same && exact.Value == same.Value)
        {
            yield break;
        }

        if (test.Lower is { } low)
        {
            yield return Changed(test, test with { Lower = low with { Inclusive = !low.Inclusive } });
        }

        if (test.Upper is { } high)
        {
            yield return Changed(test, test with { Upper = high with { Inclusive = !high.Inclusive } });
        }

        if (test.Unit.Length > 0)
        {
            yield return Changed(test, test with { Lower = Times(test.Lower), Upper = Times(test.Upper) });
        }
    }

    private static NumberBound? Times(NumberBound? bound) => bound is { } known ? known with { Value = known.Value * WrongUnit } : null;

    private static (QuantityTest Test, string Slip) Changed(QuantityTest test, QuantityTest changed) => (changed, $"`{test.ToText()}` is read as `{changed.ToText()}`");
}
