using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Analysis;

/// <summary>The values that a test admits, in the unit of its concept. An end that is null is open.</summary>
internal readonly record struct Bounds(Rational? Low, bool LowIn, Rational? High, bool HighIn)
{
    public static readonly Bounds All;

    public static readonly Bounds FromZero = new(Rational.From(0), true, null, false);

    public static Bounds Of(QuantityTest test, Conversion conversion) => new(
        test.Lower is { } low ? conversion.Apply(low.Value) : null, test.Lower?.Inclusive == true,
        test.Upper is { } high ? conversion.Apply(high.Value) : null, test.Upper?.Inclusive == true);

    /// <summary>The same test of a number that is always whole: both ends whole and inclusive.</summary>
    public static Bounds Whole(QuantityTest test)
    {
        Rational? low = test.Lower is { } l ? Rational.From(l.Inclusive ? decimal.Ceiling(l.Value) : decimal.Floor(l.Value) + 1) : null;
        Rational? high = test.Upper is { } h ? Rational.From(h.Inclusive ? decimal.Floor(h.Value) : decimal.Ceiling(h.Value) - 1) : null;
        return new Bounds(low, low is not null, high, high is not null);
    }

    public bool IsEmpty => Low is { } low && High is { } high && (low > high || (low.CompareTo(high) == 0 && !(LowIn && HighIn)));

    /// <summary>Whether every value of the other is one of this.</summary>
    public bool Contains(Bounds other) => other.IsEmpty || (StartsNoLaterThan(other) && EndsNoEarlierThan(other));

    public bool IsDisjoint(Bounds other) => IsEmpty || other.IsEmpty || EndsBefore(other) || other.EndsBefore(this);

    public Bounds And(Bounds other)
    {
        (Rational? low, bool lowIn) = StartsNoLaterThan(other) ? (other.Low, other.LowIn) : (Low, LowIn);
        (Rational? high, bool highIn) = EndsNoEarlierThan(other) ? (other.High, other.HighIn) : (High, HighIn);
        return new Bounds(low, lowIn, high, highIn);
    }

    public bool StartsNoLaterThan(Bounds other) =>
        Low is not { } mine || (other.Low is { } theirs && (mine < theirs || (mine.CompareTo(theirs) == 0 && (LowIn || !other.LowIn))));

    public bool EndsNoEarlierThan(Bounds other) =>
        High is not { } mine || (other.High is { } theirs && (mine > theirs || (mine.CompareTo(theirs) == 0 && (HighIn || !other.HighIn))));

    /// <summary>Whether all of this lies below all of the other.</summary>
    public bool EndsBefore(Bounds other) =>
        High is { } high && other.Low is { } low && (high < low || (high.CompareTo(low) == 0 && !(HighIn && other.LowIn)));

    /// <summary>Whether nothing lies between the end of this and the start of the other (which starts no earlier than this).</summary>
    public bool Reaches(Bounds next, bool whole)
    {
        if (High is not { } high || next.Low is not { } low)
        {
            return true;
        }

        return whole ? low <= high + Rational.One : low < high || (low.CompareTo(high) == 0 && (HighIn || next.LowIn));
    }
}
