using CareRules.Clinical;

namespace CareRules.Evaluation;

/// <summary>One end of a range of numbers.</summary>
internal readonly record struct RangeEnd(Rational Value, bool Inclusive)
{
    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(RangeEnd);
}

/// <summary>A number that is known to lie between two ends; a missing end is none. Unbounded: nothing is known of it. Exact: nothing is rounded.</summary>
internal readonly record struct NumberRange(RangeEnd? Lower, RangeEnd? Upper)
{
    public static readonly NumberRange Unbounded = new(null, null);

    public bool IsUnbounded => Lower is null && Upper is null;

    public static NumberRange Exactly(Rational value) => new(new RangeEnd(value, true), new RangeEnd(value, true));

    /// <summary>Whole numbers from a least to a most, both inclusive; without a most, or more.</summary>
    public static NumberRange Count(int least, int? most) =>
        new(new RangeEnd(least, true), most is { } m ? new RangeEnd(m, true) : null);

    public static NumberRange operator +(NumberRange a, NumberRange b) => new(Sum(a.Lower, b.Lower), Sum(a.Upper, b.Upper));

    public static NumberRange operator -(NumberRange a) => new(Negate(a.Upper), Negate(a.Lower));

    public static NumberRange operator -(NumberRange a, NumberRange b) => a + -b;

    /// <summary>The range of the higher of two numbers.</summary>
    public static NumberRange Highest(NumberRange a, NumberRange b) =>
        new(HigherLower(a.Lower, b.Lower), HigherUpper(a.Upper, b.Upper));

    /// <summary>The range of the lower of two numbers.</summary>
    public static NumberRange Lowest(NumberRange a, NumberRange b) => -Highest(-a, -b);

    /// <summary>The range times a number above zero, plus another.</summary>
    public NumberRange Scaled(Rational factor, Rational add) => new(Scale(Lower, factor, add), Scale(Upper, factor, add));

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(NumberRange);

    private static RangeEnd? Negate(RangeEnd? end) => end is { } e ? e with { Value = -e.Value } : null;

    private static RangeEnd? Scale(RangeEnd? end, Rational factor, Rational add) =>
        end is { } e ? e with { Value = (e.Value * factor) + add } : null;

    private static RangeEnd? Sum(RangeEnd? a, RangeEnd? b) =>
        a is { } x && b is { } y ? new RangeEnd(x.Value + y.Value, x.Inclusive && y.Inclusive) : null;

    // The higher of two numbers is at least either lower end; of two equal ends the exclusive one says more.
    private static RangeEnd? HigherLower(RangeEnd? a, RangeEnd? b) =>
        a is not { } x ? b
        : b is not { } y ? a
        : x.Value != y.Value ? (x.Value > y.Value ? x : y)
        : x.Inclusive ? y : x;

    private static RangeEnd? HigherUpper(RangeEnd? a, RangeEnd? b) =>
        a is not { } x || b is not { } y ? null
        : x.Value != y.Value ? (x.Value > y.Value ? x : y)
        : x.Inclusive ? x : y;
}
