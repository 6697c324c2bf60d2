using CareRules.Clinical;
using static CareRules.Tests.Clinical.Dates;

namespace CareRules.Tests.Clinical;

public sealed class AgeTests
{
    [Theory]
    [InlineData("1950-06-15", "2026-06-14", 75, 75)]
    [InlineData("1950-06-15", "2026-06-15", 76, 76)]
    [InlineData("2026-02-01", "2026-02-01", 0, 0)]
    [InlineData("2000-02-29", "2018-02-28", 17, 17)]
    [InlineData("2000-02-29", "2018-03-01", 18, 18)]
    [InlineData("2000-02-29", "2020-02-29", 20, 20)]
    [InlineData("2001-02-28", "2020-02-29", 19, 19)]
    [InlineData("1950", "2026-02-01", 75, 76)]
    [InlineData("1950", "2025-12-31", 75, 75)]
    [InlineData("1950-02", "2026-02-14", 75, 76)]
    [InlineData("1950-02", "2026-03-01", 76, 76)]
    [InlineData("1950-02", "2026-01-31", 75, 75)]
    [InlineData("2026", "2026-02-01", 0, 0)]
    [InlineData("0001", "9999-12-31", 9998, 9998)]
    public void Age_is_completed_years_and_a_range_where_the_birth_date_is_partial(string birth, string on, int min, int max) =>
        Age.On(Day(on), Partial(birth)).Should().Be(new AgeRange(min, max));

    [Theory]
    [InlineData("2026-02-02", "2026-02-01")]
    [InlineData("2027", "2026-12-31")]
    public void Nobody_has_an_age_before_birth(string birth, string on) => Age.On(Day(on), Partial(birth)).Should().BeNull();
}
