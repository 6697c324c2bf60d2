using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Tests.SecondReading;

/// <summary>One end of what a number can be.</summary>
internal readonly record struct End(Fraction Value, bool Closed);

/// <summary>What a number can be; no end = no bound. "A value with a comparator (`>90`) is an interval"; an unusable value can be anything.</summary>
internal sealed record Numbers(End? Lo, End? Hi)
{
    public static readonly Numbers Anything = new(null, null);

    public static Numbers Point(Fraction value) => new(new End(value, true), new End(value, true));

    public static Numbers Between(int least, int? most) =>
        new(new End(Fraction.Of(least), true), most is { } m ? new End(Fraction.Of(m), true) : null);

    public static Numbers Of(Quantity quantity) => quantity.Comparator switch
    {
        QuantityComparator.LessThan => new(null, new End(Fraction.Of(quantity.Value), false)),
        QuantityComparator.LessOrEqual => new(null, new End(Fraction.Of(quantity.Value), true)),
        QuantityComparator.GreaterThan => new(new End(Fraction.Of(quantity.Value), false), null),
        QuantityComparator.GreaterOrEqual => new(new End(Fraction.Of(quantity.Value), true), null),
        _ => Point(Fraction.Of(quantity.Value)),
    };

    public static Numbers Of(QuantityTest test) => new(EndOf(test.Lower), EndOf(test.Upper));

    /// <summary>Every number moved by the same straight line, which rises.</summary>
    public Numbers Line(Fraction factor, Fraction add) =>
        new(Lo is { } l ? l with { Value = (l.Value * factor) + add } : null, Hi is { } h ? h with { Value = (h.Value * factor) + add } : null);

    /// <summary>True when all of it lies in the other, false when none does.</summary>
    public Truth In(Numbers other) =>
        LoWithin(other) && HiWithin(other) ? Truth.True : Apart(this, other) || Apart(other, this) ? Truth.False : Truth.Unknown;

    public Numbers Plus(Numbers b) => new(Sum(Lo, b.Lo), Sum(Hi, b.Hi));

    public Numbers Less(Numbers b) => Plus(new Numbers(Negative(b.Hi), Negative(b.Lo)));

    public static Numbers Highest(IReadOnlyList<Numbers> all) => new(
        Top(all.Select(static n => n.Lo).OfType<End>(), closedWins: false),
        all.Any(static n => n.Hi is null) ? null : Top(all.Select(static n => n.Hi!.Value), closedWins: true));

    public static Numbers Lowest(IReadOnlyList<Numbers> all)
    {
        Numbers turned = Highest([.. all.Select(static n => new Numbers(Negative(n.Hi), Negative(n.Lo)))]);
        return new Numbers(Negative(turned.Hi), Negative(turned.Lo));
    }

    public static Numbers Mean(IReadOnlyList<Numbers> all) =>
        all.Aggregate(static (a, b) => a.Plus(b)).Line(Fraction.Of(1) / Fraction.Of(all.Count), Fraction.Of(0));

    /// <summary>100 × (this − earlier) / earlier; anything where the earlier may be nought or less.</summary>
    public Numbers PercentOf(Numbers earlier)
    {
        if (earlier.Lo is not { } low || low.Value.Top.Sign < 0 || (low.Value.Top.IsZero && low.Closed) || Lo is not { } mine || mine.Value.Top.Sign < 0)
        {
            return Anything;
        }

        // this / earlier: the least is the least of this by the greatest of the earlier, and the reverse.
        End least = earlier.Hi is { } eh ? new End(mine.Value / eh.Value, (mine.Closed && eh.Closed) || (mine.Value.Top.IsZero && mine.Closed))
            : new End(Fraction.Of(0), mine.Value.Top.IsZero && mine.Closed);
        End? most = Hi is { } h && !low.Value.Top.IsZero ? new End(h.Value / low.Value, h.Closed && low.Closed) : null;
        return new Numbers(least, most).Line(Fraction.Of(100), Fraction.Of(-100));
    }

    private static End? EndOf(NumberBound? bound) => bound is { } b ? new End(Fraction.Of(b.Value), b.Inclusive) : null;

    private static End? Negative(End? end) => end is { } e ? e with { Value = Fraction.Of(0) - e.Value } : null;

    private static End? Sum(End? a, End? b) => a is { } x && b is { } y ? new End(x.Value + y.Value, x.Closed && y.Closed) : null;

    private static End? Top(IEnumerable<End> ends, bool closedWins)
    {
        End[] all = [.. ends];
        if (all.Length == 0)
        {
            return null;
        }

        Fraction value = all.Max(static e => e.Value);
        IEnumerable<bool> closed = all.Where(e => e.Value == value).Select(static e => e.Closed);

        // The highest is at least every lower end: an open one at the same number is the stronger claim.
        return new End(value, closedWins ? closed.Any(static c => c) : closed.All(static c => c));
    }

    private bool LoWithin(Numbers other) =>
        other.Lo is not { } limit || (Lo is { } l && (l.Value > limit.Value || (l.Value == limit.Value && (limit.Closed || !l.Closed))));

    private bool HiWithin(Numbers other) =>
        other.Hi is not { } limit || (Hi is { } h && (h.Value < limit.Value || (h.Value == limit.Value && (limit.Closed || !h.Closed))));

    private static bool Apart(Numbers below, Numbers above) =>
        below.Hi is { } h && above.Lo is { } l && (h.Value < l.Value || (h.Value == l.Value && !(h.Closed && l.Closed)));
}
