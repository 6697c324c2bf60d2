using System.Numerics;

namespace CareRules.Clinical;

/// <summary>An exact affine conversion: target = source × <see cref="Factor"/> + <see cref="Offset"/>. Increasing, so that order is kept.</summary>
internal sealed class Conversion
{
    public static readonly Conversion Identity = new(Rational.One, default);

    private static readonly Int128[] Powers = [.. Enumerable.Range(0, 29).Select(static n => (Int128)BigInteger.Pow(10, n))];

    // The same conversion in whole numbers: target × divisor = source × multiplier + addend.
    private readonly BigInteger multiplier;
    private readonly BigInteger addend;
    private readonly BigInteger divisor;

    // … and in machine words where they fit, which is nearly always.
    private readonly long smallMultiplier;
    private readonly long smallAddend;
    private readonly long smallDivisor;
    private readonly bool isSmall;

    public Conversion(Rational factor, Rational offset)
    {
        if (factor.Sign <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(factor));
        }

        Factor = factor;
        Offset = offset;
        divisor = factor.Denominator * offset.Denominator / BigInteger.GreatestCommonDivisor(factor.Denominator, offset.Denominator);
        multiplier = factor.Numerator * (divisor / factor.Denominator);
        addend = offset.Numerator * (divisor / offset.Denominator);
        isSmall = multiplier.GetBitLength() < 63 && addend.GetBitLength() < 63 && divisor.GetBitLength() < 63;
        if (isSmall)
        {
            (smallMultiplier, smallAddend, smallDivisor) = ((long)multiplier, (long)addend, (long)divisor);
        }

        IsIdentity = factor == Rational.One && offset.IsZero;
    }

    public Rational Factor { get; }

    public Rational Offset { get; }

    /// <summary>True when source and target are the same number.</summary>
    public bool IsIdentity { get; }

    /// <summary>What a concept states: canonical = recorded × factor + add. The factor is above zero, else this throws.</summary>
    public static Conversion Of(decimal factor, decimal add) => new(Rational.From(factor), Rational.From(add));

    /// <summary>This conversion and then that one, as one.</summary>
    public Conversion Then(Conversion next) => next.IsIdentity ? this : IsIdentity ? next : new(Factor * next.Factor, (Offset * next.Factor) + next.Offset);

    /// <summary>The way back.</summary>
    public Conversion Inverse() => IsIdentity ? this : new(Rational.One / Factor, -Offset / Factor);

    /// <summary>The exact value in the target unit.</summary>
    public Rational Apply(decimal source) => IsIdentity ? Rational.From(source) : (Rational.From(source) * Factor) + Offset;

    /// <summary>Compares a value in the source unit with a threshold in the target unit, exactly: below zero when the value is lower.</summary>
    public int Compare(decimal source, decimal target)
    {
        if (IsIdentity)
        {
            return source.CompareTo(target);
        }

        (Int128 value, int valueScale) = DecimalParts.SplitSmall(source);
        (Int128 threshold, int thresholdScale) = DecimalParts.SplitSmall(target);
        int scale = Math.Max(valueScale, thresholdScale);
        if (isSmall && Fits(value, scale - valueScale, smallMultiplier) && Fits(smallAddend, scale, 1)
            && Fits(threshold, scale - thresholdScale, smallDivisor))
        {
            Int128 left = (value * Powers[scale - valueScale] * smallMultiplier) + (smallAddend * Powers[scale]);
            return left.CompareTo(threshold * Powers[scale - thresholdScale] * smallDivisor);
        }

        BigInteger exact = (value * BigInteger.Pow(10, scale - valueScale) * multiplier) + (addend * BigInteger.Pow(10, scale));
        return exact.CompareTo(threshold * BigInteger.Pow(10, scale - thresholdScale) * divisor);
    }

    // Whether the product of the three stays below 2^125, so that a sum of two stays inside 128 bits.
    private static bool Fits(Int128 value, int powerOfTen, long factor) =>
        Bits(value) + (powerOfTen * 10 / 3) + 1 + Bits(factor) <= 125;

    private static int Bits(Int128 value) => 128 - (int)Int128.LeadingZeroCount(Int128.Abs(value));
}
