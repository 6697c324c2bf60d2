using System.Numerics;

namespace CareRules.Tests.SecondReading;

/// <summary>An exact number.</summary>
internal readonly record struct Fraction : IComparable<Fraction>
{
    private Fraction(BigInteger top, BigInteger bottom)
    {
        BigInteger sign = bottom.Sign < 0 ? -1 : 1;
        BigInteger common = BigInteger.GreatestCommonDivisor(top, bottom);
        Top = sign * top / common;
        Bottom = sign * bottom / common;
    }

    public BigInteger Top { get; }

    public BigInteger Bottom { get; }

    public static Fraction Of(decimal value)
    {
        int[] bits = decimal.GetBits(value);
        int scale = (bits[3] >> 16) & 0xFF;
        BigInteger digits = new(decimal.Truncate(Math.Abs(value)));
        BigInteger ten = BigInteger.Pow(10, scale);
        decimal rest = Math.Abs(value) - decimal.Truncate(Math.Abs(value));
        BigInteger below = BigInteger.Zero;
        for (int i = 0; i < scale; i++)
        {
            rest *= 10;
            below = (below * 10) + new BigInteger(decimal.Truncate(rest));
            rest -= decimal.Truncate(rest);
        }

        return new Fraction((value < 0 ? -1 : 1) * ((digits * ten) + below), ten);
    }

    public static Fraction operator +(Fraction a, Fraction b) => new((a.Top * b.Bottom) + (b.Top * a.Bottom), a.Bottom * b.Bottom);

    public static Fraction operator -(Fraction a, Fraction b) => new((a.Top * b.Bottom) - (b.Top * a.Bottom), a.Bottom * b.Bottom);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Top * b.Top, a.Bottom * b.Bottom);

    public static Fraction operator /(Fraction a, Fraction b) => new(a.Top * b.Bottom, a.Bottom * b.Top);

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    public int CompareTo(Fraction other) => (Top * other.Bottom).CompareTo(other.Top * Bottom);
}
