using System.Globalization;
using CareRules.Clinical;
using static CareRules.Tests.Clinical.Dates;

namespace CareRules.Tests.Clinical;

/// <summary>Medicines on the as-of date, 2026-02-01, with an acute length of 14 days: row by row from "Medication" in section 3.</summary>
public sealed class RecordTableMedicationTests
{
    private static readonly DateOnly AsOf = Day("2026-02-01");

    [Theory] // item, status, authored, period → now; no supply, course not stated
    [InlineData(MedicationItem.Request, FactStatus.Active, "2025-01-01", "-", "yes")]
    [InlineData(MedicationItem.Request, FactStatus.NotStated, "2025-01-01", "-", "yes")]
    [InlineData(MedicationItem.Request, FactStatus.Active, "-", "-", "yes")]
    [InlineData(MedicationItem.Request, FactStatus.Active, "2026-02-01", "-", "yes")]
    [InlineData(MedicationItem.Request, FactStatus.Active, "2026-02-02", "-", "no")]
    [InlineData(MedicationItem.Request, FactStatus.Active, "2026-02", "-", "unknown")]
    [InlineData(MedicationItem.Request, FactStatus.Active, "2025-01-01", "2026-02-02..", "no")]
    [InlineData(MedicationItem.Request, FactStatus.Active, "2026-02-10", "2026-01-01..", "yes")]
    [InlineData(MedicationItem.Request, FactStatus.Active, "2025-01-01", "2025-01-01..2026-02-01", "yes")]
    [InlineData(MedicationItem.Request, FactStatus.Active, "2025-01-01", "2025-01-01..2026-01-31", "no")]
    [InlineData(MedicationItem.Request, FactStatus.Active, "2025-01-01", "..2026-01-31", "no")]
    [InlineData(MedicationItem.Request, FactStatus.Active, "2025-01-01", "2025-01-01..2026-01", "no")]
    [InlineData(MedicationItem.Request, FactStatus.Active, "2025-01-01", "2025-01-01..2026", "unknown")]
    [InlineData(MedicationItem.Request, FactStatus.Active, "2025-01-01", "2025-06-01..2025-05-01", "unknown")]
    [InlineData(MedicationItem.Request, FactStatus.OnHold, "2025-01-01", "-", "no")]
    [InlineData(MedicationItem.Request, FactStatus.Stopped, "2025-01-01", "-", "no")]
    [InlineData(MedicationItem.Request, FactStatus.Completed, "2025-01-01", "-", "no")]
    [InlineData(MedicationItem.Request, FactStatus.Completed, "2025-01-01", "2025-01-01..2027-01-01", "no")]
    [InlineData(MedicationItem.Request, FactStatus.Unknown, "2025-01-01", "-", "unknown")]
    [InlineData(MedicationItem.Request, FactStatus.Unknown, "2026-02-02", "-", "no")]
    [InlineData(MedicationItem.Request, FactStatus.Unknown, "2025-01-01", "2025-01-01..2025-12-31", "no")]
    [InlineData(MedicationItem.Statement, FactStatus.Active, "2025-01-01", "-", "yes")]
    [InlineData(MedicationItem.Statement, FactStatus.Intended, "2025-01-01", "-", "yes")]
    [InlineData(MedicationItem.Statement, FactStatus.Intended, "2026-01-01", "2026-03-01..", "no")]
    [InlineData(MedicationItem.Statement, FactStatus.OnHold, "2025-01-01", "-", "no")]
    [InlineData(MedicationItem.Statement, FactStatus.Completed, "2025-01-01", "-", "no")]
    [InlineData(MedicationItem.Administration, FactStatus.Completed, "2026-02-01", "-", "yes")]
    [InlineData(MedicationItem.Administration, FactStatus.Completed, "2026-01-31", "-", "no")]
    [InlineData(MedicationItem.Administration, FactStatus.Completed, "2026-02-02", "-", "no")]
    [InlineData(MedicationItem.Administration, FactStatus.Completed, "-", "2026-01-31..2026-02-02", "yes")]
    [InlineData(MedicationItem.Administration, FactStatus.Completed, "2026-02", "-", "unknown")]
    [InlineData(MedicationItem.Administration, FactStatus.Completed, "-", "-", "unknown")]
    [InlineData(MedicationItem.Administration, FactStatus.Unknown, "2026-02-01", "-", "unknown")]
    [InlineData(MedicationItem.Dispense, FactStatus.Completed, "2026-02-01", "-", "yes")]
    [InlineData(MedicationItem.Dispense, FactStatus.Completed, "2026-01-31", "-", "unknown")]
    [InlineData(MedicationItem.Dispense, FactStatus.Completed, "2026-02-02", "-", "no")]
    public void A_medicine_is_active_by_its_status_and_its_period(MedicationItem item, FactStatus status, string authored, string period, string now)
    {
        MedicationFact fact = new() { Item = item, Status = status, Authored = Cell(authored), Period = Period(period) };
        RecordTableInForceTests.Check(RecordTable.MedicationInForce(fact, AsOf, 14), now);
    }

    [Theory] // item, authored, days' supply, repeats → now
    [InlineData(MedicationItem.Request, "2026-01-04", "28", 0, "no")]
    [InlineData(MedicationItem.Request, "2026-01-05", "28", 0, "yes")]
    [InlineData(MedicationItem.Request, "2026-01-04", "28", 1, "yes")]
    [InlineData(MedicationItem.Request, "2025-12-07", "28", 1, "no")]
    [InlineData(MedicationItem.Request, "2025-12-08", "28", 1, "yes")]
    [InlineData(MedicationItem.Request, "2026-01-04", "28.5", 0, "yes")]
    [InlineData(MedicationItem.Request, "2026-01", "28", 0, "unknown")]
    [InlineData(MedicationItem.Request, "2025-12", "28", 0, "no")]
    [InlineData(MedicationItem.Request, "2020-01-01", "0", 0, "yes")]
    [InlineData(MedicationItem.Request, "2020-01-01", "79228162514264337593543950335", int.MaxValue, "yes")]
    [InlineData(MedicationItem.Statement, "2026-01-04", "28", 0, "no")]
    [InlineData(MedicationItem.Dispense, "2026-01-04", "28", 0, "no")]
    [InlineData(MedicationItem.Dispense, "2026-01-05", "28", 0, "yes")]
    [InlineData(MedicationItem.Dispense, "2026-01-04", "28", 3, "no")]
    [InlineData(MedicationItem.Dispense, "-", "28", 0, "unknown")]
    public void A_supply_lasts_its_days_for_each_repeat(MedicationItem item, string authored, string days, int repeats, string now)
    {
        MedicationFact fact = new()
        {
            Item = item,
            Status = item == MedicationItem.Dispense ? FactStatus.Completed : FactStatus.Active,
            Authored = Cell(authored),
            SupplyDays = decimal.Parse(days, CultureInfo.InvariantCulture),
            Repeats = repeats,
        };
        RecordTableInForceTests.Check(RecordTable.MedicationInForce(fact, AsOf, 14), now);
    }

    [Fact]
    public void A_recorded_end_goes_before_a_supply()
    {
        MedicationFact fact = new() { Status = FactStatus.Active, Period = Period("2025-01-01..2026-06-01"), SupplyDays = 28 };
        RecordTable.MedicationInForce(fact, AsOf, 14).Now.Should().BeTrue();
    }

    [Theory] // course, authored → now; active, without end or supply
    [InlineData(CourseType.Acute, "2026-02-01", "yes")]
    [InlineData(CourseType.Acute, "2026-01-19", "yes")]
    [InlineData(CourseType.Acute, "2026-01-18", "unknown")]
    [InlineData(CourseType.Acute, "2020-01-01", "unknown")]
    [InlineData(CourseType.Acute, "2026-01", "unknown")]
    [InlineData(CourseType.Acute, "-", "unknown")]
    [InlineData(CourseType.Acute, "2026-02-02", "no")]
    [InlineData(CourseType.Repeat, "2020-01-01", "yes")]
    [InlineData(CourseType.NotStated, "2020-01-01", "yes")]
    public void Without_end_or_supply_an_acute_course_is_active_for_the_acute_length_and_a_repeat_is_open(CourseType course, string authored, string now)
    {
        MedicationFact fact = new() { Status = FactStatus.Active, Course = course, Authored = Cell(authored) };
        RecordTableInForceTests.Check(RecordTable.MedicationInForce(fact, AsOf, 14), now);
    }

    [Theory] // status, authored, period, supply → taken at some time in (2025-08-01, 2026-02-01]?
    [InlineData(FactStatus.Active, CourseType.Repeat, "2020-01-01", "-", null, "yes")]
    [InlineData(FactStatus.Completed, CourseType.Repeat, "2020-01-01", "-", null, "unknown")]
    [InlineData(FactStatus.Stopped, CourseType.Repeat, "2020-01-01", "-", null, "unknown")]
    [InlineData(FactStatus.OnHold, CourseType.Repeat, "2020-01-01", "-", null, "unknown")]
    [InlineData(FactStatus.Completed, CourseType.Repeat, "2025-09-01", "-", null, "yes")]
    [InlineData(FactStatus.Completed, CourseType.Repeat, "2020-01-01", "2020-01-01..2020-06-01", null, "no")]
    [InlineData(FactStatus.Completed, CourseType.Repeat, "2020-01-01", "2020-01-01..2025-09-01", null, "yes")]
    [InlineData(FactStatus.Completed, CourseType.Repeat, "2025-06-01", "-", 28, "no")]
    [InlineData(FactStatus.Completed, CourseType.Repeat, "2025-07-20", "-", 28, "unknown")]
    [InlineData(FactStatus.Active, CourseType.Acute, "2025-07-25", "-", null, "yes")]
    [InlineData(FactStatus.Active, CourseType.Acute, "2025-07-01", "-", null, "unknown")]
    [InlineData(FactStatus.Completed, CourseType.Repeat, "2026-03-01", "-", null, "no")]
    public void What_has_stopped_without_a_date_ended_at_an_unknown_time(
        FactStatus status, CourseType course, string authored, string period, int? supply, string expected)
    {
        MedicationFact fact = new() { Status = status, Course = course, Authored = Cell(authored), Period = Period(period), SupplyDays = supply };
        Truth(RecordTable.MedicationInForce(fact, AsOf, 14).Span.Overlaps(new DateWindow(Day("2025-08-01"), AsOf))).Should().Be(expected);
    }

    [Theory]
    [InlineData("2026-01-10", "unknown")]
    [InlineData("2026-01-04", "no")]
    public void A_dispense_that_was_stopped_half_way_lasts_at_most_its_supply(string authored, string now)
    {
        MedicationFact fact = new() { Item = MedicationItem.Dispense, Status = FactStatus.Stopped, Authored = Cell(authored), SupplyDays = 28 };
        RecordTableInForceTests.Check(RecordTable.MedicationInForce(fact, AsOf, 14), now);
    }

    [Theory]
    [InlineData(FactStatus.Draft, "2026-03-01", "-", CourseType.NotStated)]
    [InlineData(FactStatus.OnHold, "2020-01-01", "2020-01-01..2020-02-01", CourseType.NotStated)]
    [InlineData(FactStatus.Completed, "-", "-", CourseType.Acute)]
    [InlineData(FactStatus.Unknown, "2026-01-01", "2026-01-01..2026", CourseType.Repeat)]
    public void A_proposed_medicine_is_taken_from_the_as_of_date_whatever_its_status_and_dates(
        FactStatus status, string authored, string period, CourseType course)
    {
        MedicationFact fact = new() { IsProposed = true, Status = status, Authored = Cell(authored), Period = Period(period), Course = course };
        InForce inForce = RecordTable.MedicationInForce(fact, AsOf, 14);
        RecordTableInForceTests.Check(inForce, "yes");
        inForce.Span.Start.Should().Be(DateInterval.Of(AsOf));
        RecordTable.IsAfter(fact, AsOf).Should().BeFalse();
    }

    [Fact]
    public void A_supply_of_a_proposed_medicine_counts_from_the_as_of_date()
    {
        MedicationFact fact = new() { IsProposed = true, SupplyDays = 28, Authored = Partial("2020-01-01") };
        RecordTable.MedicationInForce(fact, AsOf, 14).Span.End.Should().Be(DateInterval.Of(Day("2026-02-28")));
    }
}
