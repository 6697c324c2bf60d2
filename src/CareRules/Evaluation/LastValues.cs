using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace CareRules.Evaluation;

/// <summary><c>last: N</c>: the N newest values; fewer are unknown.</summary>
internal static class LastValues
{
    public static bool TryTake(ObservationTest test, int wanted, out ImmutableArray<Reading> taken, [NotNullWhen(false)] out LeafResult? undecided)
    {
        ImmutableArray<Reading> days = test.Series.Days;
        taken = [];
        undecided = null;
        if (days.Length < wanted)
        {
            undecided = test.TooFew(wanted);
            return false;
        }

        // The dates must say which values these are.
        taken = days[..wanted];
        foreach (Reading one in taken)
        {
            bool isSure = one.IsIn == true;
            foreach (Reading other in days[wanted..])
            {
                isSure &= one.On.Earliest > other.On.Latest;
            }

            if (!isSure)
            {
                undecided = test.Unknown(MissingReason.DateNotKnown, Because.DateUndecided);
                return false;
            }
        }

        undecided = test.MayHideNewer(taken) is { } hidden ? LeafResult.Unknown([hidden]) : null;
        return undecided is null;
    }
}
