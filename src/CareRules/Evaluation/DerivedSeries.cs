using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Values that are computed from several results over time.</summary>
internal static class DerivedSeries
{
    /// <summary>The minuend less the subtrahend on the newest day that has both (a postural drop).</summary>
    public static DerivedValue Difference(ConceptId concept, DerivedFormula formula, EvaluationContext context)
    {
        ObservationTest first = Test(formula, "minuend", context);
        ObservationTest second = Test(formula, "subtrahend", context);
        foreach (Reading a in first.Series.Days)
        {
            if (second.Series.Days.FirstOrDefault(b => b.On == a.On) is not { } b)
            {
                continue;
            }

            return Exact(a) is { } x && Exact(b) is { } y
                ? new DerivedValue(x - y, [.. first.True([a]).Facts, .. second.True([b]).Facts], [])
                : DerivedValue.Unknown([.. Exact(a) is null ? first.Undecided([a]).Missing : [], .. Exact(b) is null ? second.Undecided([b]).Missing : []]);
        }

        return DerivedValue.Unknown(new MissingFact(context.Plan.Concepts[concept.Index].Name, MissingReason.Absent, Because.NotOnOneDay) { Concept = concept });
    }

    /// <summary>
    /// The share of days, in percent, on which the value lay in the range, interpolated linearly between results that are at most 56 days apart.
    /// Rosendaal et al., Thromb Haemost 1993;69:236–239.
    /// </summary>
    public static DerivedValue TimeInRange(ConceptId concept, DerivedFormula formula, EvaluationContext context)
    {
        const int LongestGap = 56;
        ObservationTest test = Test(formula, "value", context);
        Rational low = Constant(formula, "low");
        Rational high = Constant(formula, "high");
        Reading[] days = [.. test.Series.Days.Reverse()];
        if (days.Length < 2)
        {
            return DerivedValue.Unknown(test.TooFew(2).Missing);
        }

        if (Array.Find(days, static d => Exact(d) is null || d.On.Earliest != d.On.Latest) is { } unusable)
        {
            return DerivedValue.Unknown(test.Undecided([unusable]).Missing);
        }

        (int inside, int all) = (0, 0);
        for (int i = 1; i < days.Length; i++)
        {
            (Rational from, Rational to) = (Exact(days[i - 1])!.Value, Exact(days[i])!.Value);
            int length = days[i].On.Earliest.DayNumber - days[i - 1].On.Earliest.DayNumber;
            for (int day = 1; day <= length && length <= LongestGap; day++)
            {
                Rational value = from + ((to - from) * day / length);
                inside += value >= low && value <= high ? 1 : 0;
                all++;
            }
        }

        return all == 0
            ? DerivedValue.Unknown(test.Unknown(MissingReason.Absent, Because.TooFarApart).Missing)
            : new DerivedValue((Rational)(100m * inside) / all, test.True(days).Facts, []);
    }

    private static ObservationTest Test(DerivedFormula formula, string input, EvaluationContext context) =>
        new(new ObservationQuery(formula.From.First(i => i.Name == input).Concept) { Mode = ObservationMode.Latest, Within = formula.Within }, context);

    private static Rational Constant(DerivedFormula formula, string name) => formula.Constants.FirstOrDefault(c => c.Name == name).Value;

    private static Rational? Exact(Reading reading) =>
        reading is { IsIn: true, Value: { Problem: null, Number: { Lower: { } low, Upper: { } high } } } && low == high ? low.Value : null;
}
