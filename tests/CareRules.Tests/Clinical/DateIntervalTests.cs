using CareRules.Clinical;
using static CareRules.Tests.Clinical.Dates;

namespace CareRules.Tests.Clinical;

public sealed class DateIntervalTests
{
    [Theory] // the window is (2025-02-01, 2026-02-01]
    [InlineData("2025-02-01", "no")]
    [InlineData("2025-02-02", "yes")]
    [InlineData("2026-02-01", "yes")]
    [InlineData("2026-02-02", "no")]
    [InlineData("2025-06", "yes")]
    [InlineData("2025-02", "unknown")]
    [InlineData("2025-01", "no")]
    [InlineData("2025", "unknown")]
    [InlineData("2026-02", "unknown")]
    [InlineData("2026-03", "no")]
    [InlineData("2024", "no")]
    [InlineData("-", "unknown")]
    public void A_partial_date_is_in_a_window_out_of_it_or_undecided(string date, string expected) =>
        Truth(DateInterval.Of(Cell(date)).IsWithin(new DateWindow(Day("2025-02-01"), Day("2026-02-01")))).Should().Be(expected);

    [Theory]
    [InlineData("1900", "yes")]
    [InlineData("2026-02-01", "yes")]
    [InlineData("2026-02-02", "no")]
    [InlineData("2026-02", "unknown")]
    public void The_window_of_ever_reaches_back_for_ever_and_not_beyond_the_as_of_date(string date, string expected) =>
        Truth(DateInterval.Of(Cell(date)).IsWithin(DateWindow.UpTo(Day("2026-02-01")))).Should().Be(expected);

    [Theory] // the day asked for is 2026-02-15
    [InlineData("2026-02-14", "yes", "yes", "no")]
    [InlineData("2026-02-15", "yes", "no", "no")]
    [InlineData("2026-02-16", "no", "no", "yes")]
    [InlineData("2026-02", "unknown", "unknown", "unknown")]
    [InlineData("2025", "yes", "yes", "no")]
    public void A_partial_date_is_compared_as_an_interval(string date, string onOrBefore, string before, string after)
    {
        DateInterval interval = DateInterval.Of(Cell(date));
        Truth(interval.IsOnOrBefore(Day("2026-02-15"))).Should().Be(onOrBefore);
        Truth(interval.IsBefore(Day("2026-02-15"))).Should().Be(before);
        Truth(interval.IsAfter(Day("2026-02-15"))).Should().Be(after);
    }

    [Theory] // the window is (2025-02-01, 2026-02-01]
    [InlineData("2024-01-01..2024-12-31", "no")]
    [InlineData("2024-01-01..2025-02-01", "no")]
    [InlineData("2024-01-01..2025-02-02", "yes")]
    [InlineData("2024-01-01..2027-01-01", "yes")]
    [InlineData("2026-02-01..2026-03-01", "yes")]
    [InlineData("2026-02-02..2026-03-01", "no")]
    [InlineData("2025-03-01..", "yes")]
    [InlineData("2024-03-01..", "unknown")]
    [InlineData("..2025-03-01", "yes")]
    [InlineData("..2027-03-01", "unknown")]
    [InlineData("..2025-01-01", "no")]
    [InlineData("..", "unknown")]
    [InlineData("2024..2025", "unknown")]
    [InlineData("2024-01-01..2025-03", "yes")]
    [InlineData("2025-03-01..2025-02-15", "unknown")]
    public void A_period_is_in_a_window_when_it_overlaps_it(string period, string expected) =>
        Truth(DateSpan.Of(Period(period)!.Value).Overlaps(new DateWindow(Day("2025-02-01"), Day("2026-02-01")))).Should().Be(expected);

    [Theory] // the day is 2026-02-01
    [InlineData("2026-01-01..2026-02-01", "yes")]
    [InlineData("2026-01-01..2026-01-31", "no")]
    [InlineData("2026-02-01..2026-02-01", "yes")]
    [InlineData("2026-02-02..", "no")]
    [InlineData("2026-01-01..", "unknown")]
    [InlineData("2026-01-01..2026-02", "yes")]
    [InlineData("2026-01-01..2026", "unknown")]
    [InlineData("2026-02-20..2026-01-01", "unknown")]
    public void Both_ends_of_a_period_are_part_of_it(string period, string expected) =>
        Truth(DateSpan.Of(Period(period)!.Value).Includes(Day("2026-02-01"))).Should().Be(expected);

    [Fact]
    public void What_is_open_never_ends() =>
        new DateSpan(DateInterval.Of(Day("2026-01-01")), DateInterval.Open).Includes(DateOnly.MaxValue).Should().BeTrue();

    [Fact]
    public void Days_beyond_the_calendar_are_its_last()
    {
        DateInterval.Of(Day("9999-12-30")).AddDays(int.MaxValue).Should().Be(DateInterval.Of(DateOnly.MaxValue));
        DateInterval.Of(Day("0001-01-02")).AddDays(int.MinValue).Should().Be(DateInterval.Of(DateOnly.MinValue));
    }

    [Fact]
    public void No_date_of_a_patient_is_printed()
    {
        DateInterval day = DateInterval.Of(Day("1950-06-15"));
        string.Concat(day, DateSpan.On(day), new AgeRange(75, 75), new InForce(true, DateSpan.On(day), null)).Should().NotContainAny("1950", "75");
    }
}
