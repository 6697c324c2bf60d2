using CareRules.Clinical;
using static CareRules.Tests.Clinical.Dates;

namespace CareRules.Tests.Clinical;

/// <summary>"Which date": onset, else recorded date; effective, else issued.</summary>
public sealed class RecordTableDateTests
{
    private static readonly DateOnly AsOf = Day("2026-02-01");

    public static TheoryData<string, Fact, string> Rows => new()
    {
        { "onset", new ConditionFact { Onset = Partial("2019"), Recorded = Partial("2020-01-01") }, "2019" },
        { "else recorded", new ConditionFact { Recorded = Partial("2020-01-01") }, "2020-01-01" },
        { "allergy onset", new AllergyFact { Onset = Partial("2019"), Recorded = Partial("2020-01-01") }, "2019" },
        { "allergy recorded", new AllergyFact { Recorded = Partial("2020-01-01") }, "2020-01-01" },
        { "effective", new ObservationFact { Effective = Partial("2025-01-01"), Issued = Partial("2025-01-03") }, "2025-01-01" },
        { "effective period", new ObservationFact { Period = Period("2025-01-01..2025-01-02"), Issued = Partial("2025-01-03") }, "2025-01-01" },
        { "else issued", new ObservationFact { Issued = Partial("2025-01-03") }, "2025-01-03" },
        { "bounds period", new MedicationFact { Period = Period("2025-02-01.."), Authored = Partial("2025-01-01") }, "2025-02-01" },
        { "else authored", new MedicationFact { Period = Period("..2026-01-01"), Authored = Partial("2025-01-01") }, "2025-01-01" },
        { "hand-over", new MedicationFact { Item = MedicationItem.Dispense, Authored = Partial("2025-01-05") }, "2025-01-05" },
        { "performed", new ProcedureFact { Performed = Partial("2025-01-05") }, "2025-01-05" },
        { "performed period", new ProcedureFact { Period = Period("2025-01-05..2025-01-06") }, "2025-01-05" },
        { "encounter", new EncounterFact { Period = Period("2025-01-05..2025-01-06") }, "2025-01-05" },
        { "order", new OrderFact { Authored = Partial("2025-01-05") }, "2025-01-05" },
        { "family", new FamilyHistoryFact { Recorded = Partial("2025-01-05") }, "2025-01-05" },
        { "care", new CareFact { Period = Period("2025-01-05.."), Recorded = Partial("2025-01-01") }, "2025-01-05" },
    };

    [Trait("Clause", "8.13")]
    [Theory]
    [MemberData(nameof(Rows))]
    public void A_fact_has_the_date_that_the_document_names(string row, Fact fact, string expected) =>
        RecordTable.DateOf(fact).ToString().Should().Be(expected, row);

    [Fact]
    public void A_fact_dated_after_the_as_of_date_is_seen_to_be_and_a_booked_encounter_is_not()
    {
        RecordTable.IsAfter(new ObservationFact { Effective = Partial("2026-02-02") }, AsOf).Should().BeTrue();
        RecordTable.IsAfter(new ObservationFact { Effective = Partial("2026-02-01") }, AsOf).Should().BeFalse();
        RecordTable.IsAfter(new ObservationFact { Effective = Partial("2026-02") }, AsOf).Should().BeNull();
        RecordTable.IsAfter(new ObservationFact(), AsOf).Should().BeFalse();
        RecordTable.IsAfter(new EncounterFact { Status = FactStatus.Planned, Period = Period("2026-03-01..") }, AsOf).Should().BeFalse();
        RecordTable.IsAfter(new EncounterFact { Status = FactStatus.Completed, Period = Period("2026-03-01..") }, AsOf).Should().BeTrue();
    }

    [Theory]
    [InlineData("2025-01-15", "-", "-", "yes")]
    [InlineData("-", "2024-12-01..2025-01-02", "-", "yes")]
    [InlineData("-", "-", "2025-01-15", "yes")]
    [InlineData("2024-12-31", "-", "2025-01-15", "no")]
    [InlineData("-", "-", "-", "unknown")]
    public void An_observation_lies_in_a_window_by_its_day_its_period_or_its_issue(string effective, string period, string issued, string expected)
    {
        ObservationFact fact = new() { Effective = Cell(effective), Period = Period(period), Issued = Cell(issued) };
        Truth(RecordTable.When(fact, AsOf).Overlaps(new DateWindow(Day("2024-12-31"), Day("2025-12-31")))).Should().Be(expected);
    }

    [Trait("Clause", "8.12")]
    [Fact]
    public void What_has_no_date_was_recorded_at_some_time_up_to_the_as_of_date()
    {
        RecordTable.When(new ObservationFact(), AsOf).Overlaps(DateWindow.UpTo(AsOf)).Should().BeTrue();
        RecordTable.When(new ProcedureFact(), AsOf).Overlaps(DateWindow.UpTo(AsOf)).Should().BeTrue();
        RecordTable.When(new ProcedureFact(), AsOf).Overlaps(new DateWindow(Day("2025-02-01"), AsOf)).Should().BeNull();
        RecordTable.When(new EncounterFact { Status = FactStatus.Planned }, AsOf).Overlaps(DateWindow.UpTo(AsOf)).Should().BeNull();
    }

    [Fact]
    public void An_encounter_in_progress_has_no_end_yet()
    {
        RecordTable.When(new EncounterFact { Status = FactStatus.InProgress, Period = Period("2026-01-01..") }, AsOf).End.IsOpen.Should().BeTrue();
        RecordTable.When(new EncounterFact { Period = Period("2026-01-01..") }, AsOf).Includes(AsOf).Should().BeNull("without a status nothing says that it has ended");
    }

    [Fact]
    public void A_finished_encounter_without_an_end_took_place_on_the_day_of_its_start() =>
        RecordTable.When(new EncounterFact { Status = FactStatus.Completed, Period = Period("2026-01-01..") }, AsOf).Includes(AsOf).Should().BeFalse();
}
