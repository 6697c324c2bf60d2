using System.Numerics;

namespace CareRules.Clinical;

/// <summary>An exact fraction in lowest terms with a positive denominator; the default is zero. Nothing is ever rounded but by <see cref="TryToDecimal"/>.</summary>
internal readonly record struct Rational : IComparable<Rational>
{
    public static readonly Rational One = new(BigInteger.One, BigInteger.One);

    // Stored less one, so that the default value is 0/1.
    private readonly BigInteger denominatorLessOne;

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        denominatorLessOne = (denominator / divisor) - BigInteger.One;
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator => denominatorLessOne + BigInteger.One;

    public bool IsZero => Numerator.IsZero;

    public int Sign => Numerator.Sign;

    public static implicit operator Rational(decimal value) => From(value);

    public static Rational operator +(Rational left, Rational right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Rational operator -(Rational left, Rational right) => left + (-right);

    public static Rational operator -(Rational value) => new(-value.Numerator, value.Denominator);

    public static Rational operator *(Rational left, Rational right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static Rational operator /(Rational left, Rational right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <summary>The decimal itself: every decimal is a fraction.</summary>
    public static Rational From(decimal value)
    {
        (BigInteger mantissa, int scale) = DecimalParts.Split(value);
        return new Rational(mantissa, BigInteger.Pow(10, scale));
    }

    /// <summary>This fraction to a whole power, negative ones included.</summary>
    public Rational Power(int exponent) => exponent < 0
        ? new Rational(BigInteger.Pow(Denominator, -exponent), BigInteger.Pow(Numerator, -exponent))
        : new Rational(BigInteger.Pow(Numerator, exponent), BigInteger.Pow(Denominator, exponent));

    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>The nearest decimal, for printing: up to 28 decimal places as far as 96 bits hold, half to even, without trailing zeros.</summary>
    /// <returns>False when it is too large for a decimal.</returns>
    public bool TryToDecimal(out decimal value)
    {
        for (int scale = 28; scale >= 0; scale--)
        {
            BigInteger mantissa = RoundToEven(BigInteger.Abs(Numerator) * BigInteger.Pow(10, scale), Denominator);
            if (mantissa.GetBitLength() <= 96)
            {
                value = DecimalParts.Join(mantissa, Sign < 0, scale);
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Prints no value: it may be a patient's.</summary>
    public override string ToString() => nameof(Rational);

    private static BigInteger RoundToEven(BigInteger numerator, BigInteger denominator)
    {
        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger rest);
        int half = (rest * 2).CompareTo(denominator);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
