using CareRules.Model;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CareRules.Tests.Model;

public sealed class DurationTests
{
    [Trait("Clause", "8.1")]
    [Theory]
    [InlineData("14 days", "14 days")]
    [InlineData("1 day", "1 day")]
    [InlineData("6 weeks", "6 weeks")]
    [InlineData("12 months", "12 months")]
    [InlineData("2 years", "2 years")]
    [InlineData("0 days", "0 days")]
    [InlineData("1 years", "1 year")]
    [InlineData("3 month", "3 months")]
    [InlineData("  7  days ", "7 days")]
    public void A_duration_is_read_and_printed_as_a_clinician_writes_it(string text, string printed)
    {
        Duration.TryParse(text, out Duration duration).Should().BeTrue();
        duration.ToString().Should().Be(printed);
    }

    [Trait("Clause", "8.1")]
    [Theory]
    [InlineData("")]
    [InlineData("14")]
    [InlineData("days")]
    [InlineData("14days")]
    [InlineData("-1 days")]
    [InlineData("+1 days")]
    [InlineData("1.5 years")]
    [InlineData("1,5 years")]
    [InlineData("6 Months")]
    [InlineData("6 mo")]
    [InlineData("2 hours")]
    [InlineData("2 dayss")]
    [InlineData("2 days ago")]
    [InlineData("99999999999 days")]
    [InlineData("١٤ days")]
    public void Anything_else_is_refused(string text) => Duration.TryParse(text, out _).Should().BeFalse();

    [Trait("Clause", "8.5")]
    [Theory]
    [InlineData("2026-02-01", "14 days", "2026-01-18")]
    [InlineData("2026-02-01", "6 weeks", "2025-12-21")]
    [InlineData("2026-12-31", "6 months", "2026-06-30")]
    [InlineData("2026-02-28", "6 months", "2025-08-28")]
    [InlineData("2026-03-31", "1 month", "2026-02-28")]
    [InlineData("2024-03-31", "1 month", "2024-02-29")]
    [InlineData("2024-02-29", "1 year", "2023-02-28")]
    [InlineData("2024-02-29", "4 years", "2020-02-29")]
    [InlineData("2026-01-15", "13 months", "2024-12-15")]
    [InlineData("2026-02-01", "0 days", "2026-02-01")]
    [InlineData("2026-02-01", "2147483647 years", "0001-01-01")]
    [InlineData("2026-02-01", "2147483647 weeks", "0001-01-01")]
    [InlineData("0001-01-31", "1 month", "0001-01-01")]
    public void Before_counts_back_by_the_calendar(string date, string duration, string expected) =>
        Read(duration).Before(Day(date)).Should().Be(Day(expected));

    [Theory]
    [InlineData("2026-01-18", "14 days", "2026-02-01")]
    [InlineData("2025-08-31", "6 months", "2026-02-28")]
    [InlineData("2024-02-29", "1 year", "2025-02-28")]
    [InlineData("2026-11-30", "3 months", "2027-02-28")]
    [InlineData("2026-02-01", "2147483647 years", "9999-12-31")]
    [InlineData("9999-12-01", "1 month", "9999-12-31")]
    [InlineData("2026-02-01", "2147483647 days", "9999-12-31")]
    public void After_counts_on_by_the_calendar(string date, string duration, string expected) =>
        Read(duration).After(Day(date)).Should().Be(Day(expected));

    [Trait("Clause", "8.6")]
    [Theory]
    [InlineData("2025-08-31", "2026-02-28", "6 months", false)]
    [InlineData("2025-08-31", "2026-03-01", "6 months", true)]
    [InlineData("2025-06-30", "2025-12-31", "6 months", true)]
    [InlineData("2025-06-30", "2025-12-30", "6 months", true)]
    [InlineData("2025-06-30", "2025-12-29", "6 months", false)]
    [InlineData("2025-01-01", "2025-01-15", "14 days", true)]
    [InlineData("2025-01-01", "2025-01-14", "14 days", false)]
    [InlineData("2024-02-29", "2025-02-28", "1 year", false)]
    [InlineData("2024-02-29", "2025-03-01", "1 year", true)]
    public void A_duration_has_passed_when_the_start_is_not_after_the_as_of_date_less_the_duration(string start, string asOf, string duration, bool passed) =>
        Read(duration).HasPassed(Day(start), Day(asOf)).Should().Be(passed);

    [Fact]
    public void A_negative_duration_cannot_be_made()
    {
        Action make = static () => _ = new Duration(-1, DurationUnit.Day);
        make.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Property(MaxTest = 200)]
    public Property What_is_printed_is_read_back(NonNegativeInt amount, byte unit)
    {
        Duration duration = new(amount.Get, (DurationUnit)(unit % 4));
        return (Duration.TryParse(duration.ToString(), out Duration read) && read == duration).ToProperty();
    }

    [Property(MaxTest = 200)]
    public Property Going_back_never_goes_forward_whatever_the_amount(int day, NonNegativeInt amount, byte unit)
    {
        DateOnly date = DateOnly.FromDayNumber((int)(Math.Abs((long)day) % (DateOnly.MaxValue.DayNumber + 1)));
        Duration duration = new(amount.Get, (DurationUnit)(unit % 4));
        return (duration.Before(date) <= date && duration.After(date) >= date).ToProperty();
    }

    private static Duration Read(string text) => Duration.TryParse(text, out Duration duration) ? duration : throw new ArgumentException(text);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
