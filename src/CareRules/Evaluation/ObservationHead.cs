using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>observation: C</c> with a test of its value. Without one, presence: see <see cref="ObservationPresence"/>.</summary>
internal static class ObservationHead
{
    public static LeafResult Answer(ObservationQuery query, EvaluationContext context) => query.Mode switch
    {
        ObservationMode.Present or ObservationMode.Valued => context.Select(query).Exists(),
        ObservationMode.Change => ObservationChange.Answer(query, context),
        _ => Test(new ObservationTest(query, context)),
    };

    private static LeafResult Test(ObservationTest test)
    {
        if (test.Bounds is null)
        {
            return test.Unknown(MissingReason.Unreadable, Because.UnitNotUnderstood);
        }

        ImmutableArray<Reading> days = test.Series.Days;
        if (test.Derived is { } derived && (days.IsEmpty || !derived.PrefersRecorded))
        {
            return OfDerived(test, derived);
        }

        if (days.IsEmpty)
        {
            return test.NoValue();
        }

        if (test.Query is { Mode: ObservationMode.Latest, Last: null, Apart: null })
        {
            return LatestValue.Answer(test, days);
        }

        bool newestOnly = test.Query.Last is not null;
        if (test.Query.Last is { } wanted && !LastValues.TryTake(test, wanted, out days, out LeafResult? undecided))
        {
            return undecided;
        }

        if (test.Query.Apart is { } apart && !LieApart(days, apart))
        {
            return test.Unknown(MissingReason.Absent, Because.NotApart(apart));
        }

        if (test.Query.Mode == ObservationMode.Latest)
        {
            return LatestValue.Answer(test, days);
        }

        LeafResult result = ValueModes.Answer(test, days);

        // Values that the record does not show may change every answer but the one that any further value leaves as it is.
        MissingFact? unseen = newestOnly ? test.NotSupplied : test.NotCovered;
        return unseen is not null && !Stands(test.Query.Mode, result.Truth, test, days) ? LeafResult.Unknown([unseen]) : result;
    }

    // A value that cannot be computed leaves the recorded one, where there is one.
    private static LeafResult OfDerived(ObservationTest test, DerivedFormula formula)
    {
        DerivedValue value = test.Compute(formula);
        return value.Number is not { } number ? (test.Series.Days.IsEmpty ? LeafResult.Unknown(value.Missing) : LatestValue.Answer(test, test.Series.Days))
            : test.Meets(NumberRange.Exactly(number)) == true ? LeafResult.TrueBy(value.Facts)
            : LeafResult.False;
    }

    private static bool Stands(ObservationMode mode, Truth truth, ObservationTest test, ImmutableArray<Reading> days) => mode switch
    {
        _ when truth == Truth.Unknown || test.Query.Last is not null => false,
        ObservationMode.AnyValue => truth == Truth.True,
        ObservationMode.EveryValue => truth == Truth.False,
        ObservationMode.Highest or ObservationMode.Lowest => ValueModes.Extreme(test, days, open: true) is { } range && test.Meets(range) == Kleene.Is(truth),
        _ => false,
    };

    private static bool LieApart(ImmutableArray<Reading> days, DurationTest apart)
    {
        foreach (Reading day in days)
        {
            if (day.IsIn != true)
            {
                return false;
            }
        }

        DateInterval first = days[0].On;
        DateInterval last = days[0].On;
        foreach (Reading day in days)
        {
            first = new DateInterval(Min(first.Earliest, day.On.Earliest), Min(first.Latest, day.On.Latest));
            last = new DateInterval(Max(last.Earliest, day.On.Earliest), Max(last.Latest, day.On.Latest));
        }

        return apart.Met(first, last) == true;
    }

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
}
