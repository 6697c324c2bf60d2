using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Reasoning;
using CareRules.Tests.Support;

namespace CareRules.Tests.Reasoning;

/// <summary>As few visits as the windows allow, by hand and against every possibility.</summary>
public sealed class VisitPlannerTests
{
    private static readonly DateOnly Start = new(2026, 2, 1);

    [Trait("Clause", "16.22")]
    [Theory]
    [InlineData("0-0", "0..0: 0")]
    [InlineData("0-10 5-15", "5..10: 0 1")]
    [InlineData("0-4 5-15", "0..4: 0 | 5..15: 1")]
    [InlineData("0-5 5-15", "5..5: 0 1")]
    [InlineData("0-20 3-6 8-12 10-30", "3..6: 0 1 | 10..12: 2 3")]
    [InlineData("9-9 0-9 2-3 3-8", "3..3: 1 2 3 | 9..9: 0")]
    [InlineData("", "")]
    public void Visits_are_grouped_by_the_earliest_deadline(string windows, string expected) =>
        string.Join(" | ", VisitPlanner.Group(Items(windows)).Select(static s =>
            $"{s.From.DayNumber - Start.DayNumber}..{s.By.DayNumber - Start.DayNumber}: {string.Join(' ', s.Items.Select(static i => i.Check.Index))}")).Should().Be(expected);

    [SeededProperty(quick: 300, full: 20_000)]
    public void No_item_is_lost_no_visit_is_outside_a_window_and_none_is_too_many(ulong seed)
    {
        ImmutableArray<PlanItem> items = Random(seed, 7);
        ImmutableArray<PlannedStop> stops = VisitPlanner.Group(items);
        stops.SelectMany(static s => s.Items).Should().BeEquivalentTo(items);
        foreach (PlannedStop stop in stops)
        {
            stop.From.Should().BeOnOrBefore(stop.By);
            stop.Items.Should().OnlyContain(i => i.From <= stop.From && stop.By <= i.By, "every day of the visit serves every check of it");
        }

        stops.Length.Should().Be(FewestByTryingAll(items));
    }

    [SeededProperty(quick: 100, full: 10_000)]
    public void The_order_of_items_does_not_matter(ulong seed)
    {
        ImmutableArray<PlanItem> items = Random(seed, 7);
        Words(VisitPlanner.Group(items.Reverse())).Should().Equal(Words(VisitPlanner.Group(items)));
    }

    [Fact]
    public void Without_a_time_a_check_joins_the_first_visit()
    {
        PlanItem open = new(new ConceptId(9), Start, DateOnly.MaxValue, [], []);
        VisitPlanner.Group([open, .. Items("0-3 10-20")]).Select(static s => s.Items.Length).Should().Equal(2, 1);
    }

    [Theory]
    // The same check asked for twice is done once: at the earlier deadline, and when both allow it.
    [InlineData("0-10 5-20", "5-10")]
    [InlineData("0-10 11-20", "0-10")]
    [InlineData("0-30 5-10", "5-10")]
    public void The_same_check_is_one_item(string windows, string expected)
    {
        PlanItem[] items = [.. Items(windows)];
        PlanItem both = items[0].And(items[1]);
        $"{both.From.DayNumber - Start.DayNumber}-{both.By.DayNumber - Start.DayNumber}".Should().Be(expected);
        PlanItem reverse = items[1].And(items[0]);
        (reverse.From, reverse.By).Should().Be((both.From, both.By));
    }

    private static IEnumerable<string> Words(IEnumerable<PlannedStop> stops) =>
        stops.Select(static s => $"{s.From:O} {s.By:O} {string.Join(' ', s.Items.Select(static i => i.Check.Index))}");

    // The best visits are on last days: every choice of such days is tried.
    private static int FewestByTryingAll(ImmutableArray<PlanItem> items)
    {
        DateOnly[] days = [.. items.Select(static i => i.By).Distinct()];
        return Enumerable.Range(0, 1 << days.Length)
            .Where(choice => items.All(i => Enumerable.Range(0, days.Length).Any(d => (choice & (1 << d)) != 0 && i.From <= days[d] && days[d] <= i.By)))
            .Min(static choice => System.Numerics.BitOperations.PopCount((uint)choice));
    }

    private static ImmutableArray<PlanItem> Random(ulong seed, int most)
    {
        ulong state = seed;
        int Next(int below)
        {
            state = unchecked((state * 6364136223846793005UL) + 1442695040888963407UL);
            return (int)((state >> 33) % (ulong)below);
        }

        return
        [
            .. Enumerable.Range(0, Next(most + 1)).Select(i =>
            {
                int from = Next(20);
                return Item(i, from, from + Next(10));
            }),
        ];
    }

    private static ImmutableArray<PlanItem> Items(string windows) =>
    [
        .. windows.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static (w, i) =>
            Item(i, int.Parse(w.Split('-')[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(w.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture))),
    ];

    private static PlanItem Item(int check, int from, int by) => new(new ConceptId(check), Start.AddDays(from), Start.AddDays(by), [], []);
}
