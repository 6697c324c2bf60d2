using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Quantity tests of numbers that are already in the unit of the test.</summary>
internal static class NumberTest
{
    public static bool Contains(QuantityTest test, decimal value) => Met(test, NumberRange.Exactly(value)) == true;

    public static bool? Met(QuantityTest test, NumberRange value) => Met(Range(test), value);

    /// <summary>The numbers that meet a test.</summary>
    public static NumberRange Range(QuantityTest test) => new(End(test.Lower), End(test.Upper));

    /// <summary>True when every number of the range meets the test, false when none does, else null.</summary>
    public static bool? Met(NumberRange test, NumberRange value) =>
        IsBelow(value.Upper, test.Lower) || IsBelow(test.Upper, value.Lower) ? false
        : StartsInside(value.Lower, test.Lower) && EndsInside(value.Upper, test.Upper) ? true
        : null;

    private static bool IsBelow(RangeEnd? upper, RangeEnd? lower) =>
        upper is { } u && lower is { } l && (u.Value < l.Value || (u.Value == l.Value && !(u.Inclusive && l.Inclusive)));

    private static bool StartsInside(RangeEnd? value, RangeEnd? test) =>
        test is not { } t || (value is { } v && (v.Value > t.Value || (v.Value == t.Value && (t.Inclusive || !v.Inclusive))));

    private static bool EndsInside(RangeEnd? value, RangeEnd? test) =>
        test is not { } t || (value is { } v && (v.Value < t.Value || (v.Value == t.Value && (t.Inclusive || !v.Inclusive))));

    private static RangeEnd? End(NumberBound? bound) => bound is { } b ? new RangeEnd(b.Value, b.Inclusive) : null;
}
