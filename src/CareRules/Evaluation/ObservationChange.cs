using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>change</c>: the latest value against every earlier one of the period; any pair suffices.</summary>
internal static class ObservationChange
{
    private const string Percent = "%";

    public static LeafResult Answer(ObservationQuery query, EvaluationContext context)
    {
        ChangeTest change = query.Change!;
        ObservationTest test = new(query with { Within = query.Within ?? new PastWindow(change.Over) }, context);
        bool relative = change.By.Unit == Percent;
        NumberRange? bounds = relative ? NumberTest.Range(change.By) : context.Tables.Scale(query.Concept).Differences(change.By);
        DateWindow over = new(change.Over.Before(context.AsOf), context.AsOf);
        ImmutableArray<Reading> days = [.. test.Series.Days.Select(d => d with { IsIn = d.IsIn & d.On.IsWithin(over) }).Where(static d => d.IsIn != false)];
        if (test.NotSupplied is { } unseen)
        {
            return LeafResult.Unknown([unseen]);
        }

        if (days.Length < 2)
        {
            return test.TooFew(2);
        }

        // Which value is the latest must be known, and it must be usable.
        ImmutableArray<Reading> newest = LatestValue.Newest(days);
        if (bounds is not { } wanted || newest.Length != 1 || newest[0].IsIn != true || newest[0].Value.Problem is not null)
        {
            return test.Undecided(newest);
        }

        if (test.MayHideNewer(newest) is { } hidden)
        {
            return LeafResult.Unknown([hidden]);
        }

        Reading latest = newest[0];
        bool? any = false;
        List<Reading> pairs = [latest];
        foreach (Reading earlier in days)
        {
            if (ReferenceEquals(earlier, latest))
            {
                continue;
            }

            NumberRange? difference = relative ? Relative(latest.Value.Number, earlier.Value.Number) : latest.Value.Number - earlier.Value.Number;
            bool? met = earlier.IsIn & (difference is { } by ? NumberTest.Met(wanted, by) : null);
            any |= met;
            if (met == true)
            {
                pairs.Add(earlier);
            }
        }

        return any switch
        {
            true => test.True(pairs),
            false when test.NotCovered is { } older => LeafResult.Unknown([older]),
            false => Sure(days) < 2 ? test.Undecided(days) : LeafResult.False,
            null => test.Undecided([.. days.Where(d => !ReferenceEquals(d, latest))]),
        };
    }

    private static int Sure(ImmutableArray<Reading> days) => days.Count(static d => d.IsIn == true);

    // In per cent of the earlier value, which must be above zero to have a meaning.
    private static NumberRange? Relative(NumberRange latest, NumberRange earlier)
    {
        if (!(earlier.Lower is { } low && low.Value.Sign > 0 && latest.Lower is { } least && least.Value.Sign >= 0))
        {
            return null;
        }

        RangeEnd? lower = earlier.Upper is { } high ? new RangeEnd(Share(least.Value, high.Value), least.Inclusive && high.Inclusive) : null;
        RangeEnd? upper = latest.Upper is { } most ? new RangeEnd(Share(most.Value, low.Value), most.Inclusive && low.Inclusive) : null;
        return new NumberRange(lower ?? new RangeEnd(-100, true), upper);
    }

    private static Rational Share(Rational latest, Rational earlier) => (latest - earlier) / earlier * 100;
}
