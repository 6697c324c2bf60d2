using CareRules.Clinical;
using static CareRules.Tests.Clinical.Dates;

namespace CareRules.Tests.Clinical;

/// <summary>Conditions, allergies, care, orders and encounters on the as-of date, 2026-02-01.</summary>
public sealed class RecordTableInForceTests
{
    private static readonly DateOnly AsOf = Day("2026-02-01");

    [Theory] // clinical status, onset, recorded, abatement → now
    [InlineData(ClinicalStatus.Active, "2019-03-01", "-", "-", "yes")]
    [InlineData(ClinicalStatus.Recurrence, "2019-03-01", "-", "-", "yes")]
    [InlineData(ClinicalStatus.Relapse, "2019-03-01", "-", "-", "yes")]
    [InlineData(ClinicalStatus.NotStated, "2019-03-01", "-", "-", "yes")]
    [InlineData(ClinicalStatus.Inactive, "2019-03-01", "-", "-", "no")]
    [InlineData(ClinicalStatus.Remission, "2019-03-01", "-", "-", "no")]
    [InlineData(ClinicalStatus.Resolved, "2019-03-01", "-", "-", "no")]
    [InlineData(ClinicalStatus.Unknown, "2019-03-01", "-", "-", "unknown")]
    [InlineData(ClinicalStatus.Unknown, "2019-03-01", "-", "2020-01-01", "no")]
    [InlineData(ClinicalStatus.Active, "2019-03-01", "-", "2026-01-31", "no")]
    [InlineData(ClinicalStatus.Active, "2019-03-01", "-", "2026-02-01", "no")]
    [InlineData(ClinicalStatus.Active, "2019-03-01", "-", "2026-02-02", "yes")]
    [InlineData(ClinicalStatus.NotStated, "2019-03-01", "-", "2026-02-01", "no")]
    [InlineData(ClinicalStatus.NotStated, "2019-03-01", "-", "2026-02", "unknown")]
    [InlineData(ClinicalStatus.NotStated, "2019-03-01", "-", "2026", "unknown")]
    [InlineData(ClinicalStatus.NotStated, "2019-03-01", "-", "2025", "no")]
    [InlineData(ClinicalStatus.Active, "-", "2026-02-01", "-", "yes")]
    [InlineData(ClinicalStatus.Active, "2026-02-02", "-", "-", "no")]
    [InlineData(ClinicalStatus.Active, "2026-02-02", "2020-01-01", "-", "no")]
    [InlineData(ClinicalStatus.Active, "2026", "-", "-", "unknown")]
    [InlineData(ClinicalStatus.Active, "-", "-", "-", "yes")]
    [InlineData(ClinicalStatus.Resolved, "2026-03-01", "-", "-", "no")]
    [InlineData(ClinicalStatus.Active, "2025-05-01", "-", "2025-05-01", "no")]
    public void A_condition_is_active_by_its_status_and_its_dates(ClinicalStatus status, string onset, string recorded, string abatement, string now)
    {
        ConditionFact fact = new() { ClinicalStatus = status, Onset = Cell(onset), Recorded = Cell(recorded), Abatement = Cell(abatement) };
        Check(RecordTable.ConditionInForce(fact, AsOf), now);
    }

    [Theory]
    [InlineData(ClinicalStatus.NotStated, FactStatus.Inactive, "no")]
    [InlineData(ClinicalStatus.NotStated, FactStatus.Active, "yes")]
    [InlineData(ClinicalStatus.Active, FactStatus.Unknown, "unknown")]
    public void Where_a_host_gives_a_condition_only_a_general_status_that_one_decides(ClinicalStatus clinical, FactStatus status, string now) =>
        Check(RecordTable.ConditionInForce(new ConditionFact { ClinicalStatus = clinical, Status = status }, AsOf), now);

    [Theory]
    [InlineData(ClinicalStatus.NotStated, "no")]
    [InlineData(ClinicalStatus.Resolved, "no")]
    [InlineData(ClinicalStatus.Active, "unknown")]
    [InlineData(ClinicalStatus.Unknown, "unknown")]
    public void A_condition_that_has_ended_nobody_knows_when_is_not_active_and_a_contradiction_is_unknown(ClinicalStatus status, string now) =>
        Check(RecordTable.ConditionInForce(new ConditionFact { ClinicalStatus = status, AbatedAtUnknownTime = true, Onset = Partial("2019") }, AsOf), now);

    [Theory] // in force at some time in (after, as-of]?
    [InlineData(ClinicalStatus.Active, "2010-01-01", "-", "2025-02-01", "yes")]
    [InlineData(ClinicalStatus.Resolved, "2010-01-01", "2020-01-01", "2025-02-01", "no")]
    [InlineData(ClinicalStatus.Resolved, "2010-01-01", "2025-06-01", "2025-02-01", "yes")]
    [InlineData(ClinicalStatus.Resolved, "2010-01-01", "-", "2025-02-01", "unknown")]
    [InlineData(ClinicalStatus.Resolved, "2025-06-01", "-", "2025-02-01", "yes")]
    [InlineData(ClinicalStatus.Resolved, "2010-01-01", "2025", "2025-02-01", "unknown")]
    public void A_condition_was_in_force_in_a_window_that_its_period_overlaps(ClinicalStatus status, string onset, string abatement, string after, string expected)
    {
        ConditionFact fact = new() { ClinicalStatus = status, Onset = Cell(onset), Abatement = Cell(abatement) };
        Truth(RecordTable.ConditionInForce(fact, AsOf).Span.Overlaps(new DateWindow(Day(after), AsOf))).Should().Be(expected);
    }

    [Theory]
    [InlineData(ClinicalStatus.Active, "2010", "yes")]
    [InlineData(ClinicalStatus.NotStated, "2010", "yes")]
    [InlineData(ClinicalStatus.NotStated, "-", "yes")]
    [InlineData(ClinicalStatus.Inactive, "2010", "no")]
    [InlineData(ClinicalStatus.Resolved, "2010", "no")]
    [InlineData(ClinicalStatus.Unknown, "2010", "unknown")]
    [InlineData(ClinicalStatus.Active, "2026-02-02", "no")]
    [InlineData(ClinicalStatus.Active, "2026", "unknown")]
    public void An_allergy_is_in_force_unless_inactive_or_resolved(ClinicalStatus status, string onset, string now) =>
        Check(RecordTable.AllergyInForce(new AllergyFact { ClinicalStatus = status, Onset = Cell(onset) }, AsOf), now);

    [Theory] // item, status, period → now
    [InlineData(CareItem.TeamRole, FactStatus.Active, "2025-01-01..", "yes")]
    [InlineData(CareItem.TeamRole, FactStatus.Active, "2025-01-01..2026-02-01", "yes")]
    [InlineData(CareItem.TeamRole, FactStatus.Active, "2025-01-01..2026-01-31", "no")]
    [InlineData(CareItem.TeamRole, FactStatus.Active, "2026-02-02..", "no")]
    [InlineData(CareItem.TeamRole, FactStatus.Active, "2025-01-01..2026", "unknown")]
    [InlineData(CareItem.TeamRole, FactStatus.Active, "2026..", "unknown")]
    [InlineData(CareItem.TeamRole, FactStatus.Active, "-", "yes")]
    [InlineData(CareItem.TeamRole, FactStatus.NotStated, "-", "yes")]
    [InlineData(CareItem.TeamRole, FactStatus.Inactive, "2025-01-01..", "no")]
    [InlineData(CareItem.TeamRole, FactStatus.OnHold, "2025-01-01..", "no")]
    [InlineData(CareItem.TeamRole, FactStatus.Unknown, "2025-01-01..", "unknown")]
    [InlineData(CareItem.Plan, FactStatus.Active, "2025-01-01..", "yes")]
    [InlineData(CareItem.Plan, FactStatus.Cancelled, "2025-01-01..", "no")]
    [InlineData(CareItem.Plan, FactStatus.Completed, "2025-01-01..", "no")]
    [InlineData(CareItem.Plan, FactStatus.Unknown, "2025-01-01..2025-12-31", "no")]
    [InlineData(CareItem.Flag, FactStatus.Active, "-", "yes")]
    [InlineData(CareItem.Flag, FactStatus.Inactive, "-", "no")]
    [InlineData(CareItem.Consent, FactStatus.Active, "-", "yes")]
    [InlineData(CareItem.Consent, FactStatus.Inactive, "-", "no")]
    [InlineData(CareItem.Goal, FactStatus.Accepted, "2025-01-01..", "yes")]
    [InlineData(CareItem.Goal, FactStatus.Active, "2025-01-01..", "yes")]
    [InlineData(CareItem.Goal, FactStatus.Completed, "2025-01-01..", "no")]
    [InlineData(CareItem.Goal, FactStatus.Cancelled, "2025-01-01..", "no")]
    [InlineData(CareItem.Goal, FactStatus.OnHold, "2025-01-01..", "no")]
    [InlineData(CareItem.Carer, FactStatus.Active, "-", "yes")]
    [InlineData(CareItem.Carer, FactStatus.NotStated, "-", "yes")]
    [InlineData(CareItem.Carer, FactStatus.Inactive, "-", "no")]
    public void Care_is_in_force_by_its_status_and_its_period(CareItem item, FactStatus status, string period, string now) =>
        Check(RecordTable.CareInForce(new CareFact { Item = item, Status = status, Period = Period(period) }, AsOf), now);

    [Fact]
    public void A_plan_that_was_revoked_was_in_force_until_an_unknown_time()
    {
        CareFact plan = new() { Item = CareItem.Plan, Status = FactStatus.Cancelled, Period = Period("2020-01-01..") };
        DateSpan span = RecordTable.CareInForce(plan, AsOf).Span;
        Truth(span.Overlaps(new DateWindow(Day("2025-02-01"), AsOf))).Should().Be("unknown");
        Truth(span.Overlaps(DateWindow.UpTo(AsOf))).Should().Be("yes");
    }

    [Theory] // status, authored → open, completed
    [InlineData(FactStatus.Active, "2026-01-01", "yes", "no")]
    [InlineData(FactStatus.InProgress, "2026-01-01", "yes", "no")]
    [InlineData(FactStatus.Completed, "2026-01-01", "no", "yes")]
    [InlineData(FactStatus.OnHold, "2026-01-01", "yes", "no")]
    [InlineData(FactStatus.Stopped, "2026-01-01", "no", "no")]
    [InlineData(FactStatus.Inactive, "2026-01-01", "no", "no")]
    [InlineData(FactStatus.NotStated, "2026-01-01", "unknown", "unknown")]
    [InlineData(FactStatus.Unknown, "2026-01-01", "unknown", "unknown")]
    [InlineData(FactStatus.Active, "2026-02-02", "no", "no")]
    [InlineData(FactStatus.NotStated, "2026-02-02", "no", "no")]
    [InlineData(FactStatus.Active, "2026", "unknown", "no")]
    [InlineData(FactStatus.Active, "-", "yes", "no")]
    public void An_order_is_open_completed_neither_or_not_known(FactStatus status, string authored, string open, string completed)
    {
        OrderFact fact = new() { Status = status, Authored = Cell(authored) };
        Truth(RecordTable.IsOpen(fact, AsOf)).Should().Be(open);
        Truth(RecordTable.IsCompleted(fact, AsOf)).Should().Be(completed);
    }

    [Fact]
    public void A_proposed_order_is_open_from_the_as_of_date_whatever_its_own_date()
    {
        OrderFact fact = new() { IsProposed = true, Status = FactStatus.Draft, Authored = Partial("2026-03-01") };
        RecordTable.IsOpen(fact, AsOf).Should().BeTrue();
        RecordTable.IsCompleted(fact, AsOf).Should().BeFalse();
        RecordTable.IsRequested(fact, AsOf).Should().BeTrue();
        RecordTable.IsAfter(fact, AsOf).Should().BeFalse();
    }

    [Theory] // status, period → done, booked
    [InlineData(FactStatus.Completed, "2026-01-01..2026-01-02", "yes", "no")]
    [InlineData(FactStatus.InProgress, "2026-01-20..", "yes", "no")]
    [InlineData(FactStatus.NotStated, "2026-01-01..", "yes", "no")]
    [InlineData(FactStatus.Completed, "2026-02-02..", "no", "no")]
    [InlineData(FactStatus.Completed, "2026..", "unknown", "no")]
    [InlineData(FactStatus.Completed, "-", "yes", "no")]
    [InlineData(FactStatus.Planned, "2026-02-05..", "no", "yes")]
    [InlineData(FactStatus.Planned, "2026-02-01..", "no", "yes")]
    [InlineData(FactStatus.Planned, "2026-01-31..", "no", "no")]
    [InlineData(FactStatus.Planned, "2026..", "no", "unknown")]
    [InlineData(FactStatus.Planned, "-", "no", "unknown")]
    [InlineData(FactStatus.Cancelled, "2026-01-01..", "no", "no")]
    [InlineData(FactStatus.NotDone, "2026-01-01..", "no", "no")]
    [InlineData(FactStatus.Unknown, "2026-01-01..", "unknown", "no")]
    [InlineData(FactStatus.Unknown, "2026-03-01..", "no", "no")]
    public void An_encounter_is_done_booked_or_neither(FactStatus status, string period, string done, string booked)
    {
        EncounterFact fact = new() { Status = status, Period = Period(period) };
        Truth(RecordTable.IsDone(fact, AsOf)).Should().Be(done);
        Truth(RecordTable.IsBooked(fact, AsOf)).Should().Be(booked);
    }

    internal static void Check(InForce actual, string now)
    {
        Truth(actual.Now).Should().Be(now);
        (actual.UndecidedBecause is not null).Should().Be(actual.Now is null, "what is undecided says why, and nothing else does");
    }
}
