using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Evaluation.Firing;

/// <summary>
/// Tests of the newest value of one observation over one window, as a table: the bounds cut the numbers into intervals and points, and each has
/// the tests that it meets. One search answers all of them.
/// </summary>
internal sealed class ThresholdGroup
{
    /// <summary>More tests than this stand in a further group, so that tables stay small.</summary>
    public const int MostTests = 64;

    private readonly decimal[] bounds;
    private readonly int[][] met;

    public ThresholdGroup(Window? window, ImmutableArray<(int Atom, QuantityTest Test)> tests)
    {
        Window = window;
        Atoms = [.. tests.Select(static t => t.Atom)];
        bounds = [.. tests.SelectMany(static t => new[] { t.Test.Lower?.Value, t.Test.Upper?.Value }).OfType<decimal>().Distinct().Order()];
        met = [.. Enumerable.Range(0, (2 * bounds.Length) + 1).Select(place => tests.Where(t => IsMet(t.Test, place)).Select(static t => t.Atom).ToArray())];
    }

    /// <summary>The window; null for the whole past.</summary>
    public Window? Window { get; }

    public ImmutableArray<int> Atoms { get; }

    /// <summary>The tests that a value meets.</summary>
    public int[] Met(decimal value)
    {
        int low = 0;
        int high = bounds.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            int order = value.CompareTo(bounds[middle]);
            if (order == 0)
            {
                return met[(2 * middle) + 1];
            }

            if (order < 0)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return met[2 * low];
    }

    // Odd places are the bounds themselves, even ones what lies between.
    private bool IsMet(QuantityTest test, int place) =>
        (test.Lower is not { } lower || At(lower.Value) is var from && (place > from || (place == from && lower.Inclusive)))
        && (test.Upper is not { } upper || At(upper.Value) is var to && (place < to || (place == to && upper.Inclusive)));

    private int At(decimal bound) => (2 * Array.BinarySearch(bounds, bound)) + 1;
}
