using CareRules.Clinical;
using CareRules.Model;
using CareRules.Tests.Support;
using static CareRules.Tests.Support.Say;

namespace CareRules.Tests.Evaluation;

public class MedicationHeadTests
{
    private readonly PlanBuilder plan = new();
    private readonly ConceptId drug;

    public MedicationHeadTests() => drug = plan.Concept("drug", ConceptKind.Medication, static c => c with { Codes = [new CodeEntry(CodeSystems.RxNorm, "1", false)] });

    [Theory]
    [InlineData("2026-02-01", null, FactStatus.Active, "true")]
    [InlineData("2026-02-02", null, FactStatus.Active, "false")]
    [InlineData("2025-01-01", "2026-02-01", FactStatus.Active, "true")]
    [InlineData("2025-01-01", "2026-01-31", FactStatus.Active, "false")]
    [InlineData("2025-01-01", "2026-02", FactStatus.Active, "true")]
    [InlineData("2025-01-01", "2026", FactStatus.Active, "unknown")]
    [InlineData("2025-01-01", null, FactStatus.OnHold, "false")]
    [InlineData("2025-01-01", null, FactStatus.Unknown, "unknown")]
    [InlineData("2025-01-01", null, FactStatus.EnteredInError, "false")]
    public void Active_means_started_and_not_ended(string from, string? to, FactStatus status, string truth) =>
        Truth(new MedicationQuery(drug), Medication("drug", from, to, status)).Should().Be(truth);

    [Theory]
    [InlineData(MedicationState.Active, FactStatus.Completed, "false")]
    [InlineData(MedicationState.Active | MedicationState.Completed, FactStatus.Completed, "true")]
    [InlineData(MedicationState.Active | MedicationState.Completed, FactStatus.Active, "true")]
    [InlineData(MedicationState.Active | MedicationState.Completed, FactStatus.Stopped, "false")]
    [InlineData(MedicationState.Ever, FactStatus.Stopped, "true")]
    internal void A_status_may_be_asked_for(MedicationState asked, FactStatus status, string truth) =>
        Truth(new MedicationQuery(drug) { State = asked }, Medication("drug", "2025-01-01", null, status)).Should().Be(truth);

    [Theory]
    [InlineData("2025-08-01", "false")]
    [InlineData("2025-08-02", "true")]
    [InlineData("2025-08", "unknown")]
    public void Started_lies_in_a_window(string from, string truth) =>
        Truth(new MedicationQuery(drug) { Started = Within("6 months") }, Medication("drug", from)).Should().Be(truth);

    [Fact]
    public void A_reissue_is_not_a_start_of_the_course()
    {
        MedicationQuery started = new(drug) { Started = Within("6 months") };
        MedicationQuery long1 = new(drug) { For = For(">= 12 months") };
        MedicationFact first = Medication("drug", "2024-01-01", "2025-11-30", FactStatus.Completed);
        Truth(started, first, Medication("drug", "2025-12-15")).Should().Be("false");
        Truth(long1, first, Medication("drug", "2025-12-15")).Should().Be("true");
        Truth(started, first, Medication("drug", "2025-12-30")).Should().Be("false", "thirty days join");
        Truth(started, first, Medication("drug", "2025-12-31")).Should().Be("true", "thirty-one do not");
        Truth(started with { Gap = Long("31 days") }, first, Medication("drug", "2025-12-31")).Should().Be("false");
    }

    [Fact]
    public void Supplies_join_by_the_days_that_they_cover()
    {
        MedicationQuery started = new(drug) { Started = Within("3 months") };
        MedicationFact supply = new() { Code = Concept("drug"), Status = FactStatus.Active, Authored = On("2025-09-01"), SupplyDays = 28, Repeats = 1 };
        Truth(started, supply, Medication("drug", "2025-11-26")).Should().Be("false", "56 days end on 27 October; thirty more are joined");
        Truth(started, supply, Medication("drug", "2025-11-27")).Should().Be("true");
    }

    [Fact]
    public void An_earlier_item_that_ended_at_an_unknown_time_leaves_the_start_unknown()
    {
        MedicationFact stopped = Medication("drug", "2024-01-01", null, FactStatus.Stopped);
        Truth(new MedicationQuery(drug) { Started = Within("6 months") }, stopped, Medication("drug", "2025-12-15")).Should().Be("unknown");
        Truth(new MedicationQuery(drug) { For = For(">= 1 month") }, stopped, Medication("drug", "2025-12-15")).Should().Be("true");
    }

    [Fact]
    public void The_start_of_a_course_is_known_only_from_a_supplied_section_that_reaches_back()
    {
        MedicationFact recent = Medication("drug", "2025-12-15");
        MedicationQuery started = new(drug) { Started = Within("6 months") };
        Run.Truth(plan, Asked(started), Run.Patient(recent).Withhold(RecordSection.Medications)).Should().Be("unknown");
        Run.Truth(plan, Asked(started), Run.Patient(recent).ReachesBackTo(RecordSection.Medications, Day("2025-12-01"))).Should().Be("unknown");
        Run.Truth(plan, Asked(started), Run.Patient(recent).ReachesBackTo(RecordSection.Medications, Day("2025-11-01"))).Should().Be("true");
    }

    [Theory]
    [InlineData("2025-10-31", null, "true")]
    [InlineData("2024-01-01", "2025-08-01", "false")]
    [InlineData("2024-01-01", "2025-08-02", "true")]
    public void Within_means_taken_at_some_time_in_the_window(string from, string? to, string truth) =>
        Truth(new MedicationQuery(drug) { Within = Within("6 months") }, Medication("drug", from, to)).Should().Be(truth);

    [Fact]
    public void An_acute_course_without_an_end_lasts_the_acute_length_and_then_is_unknown()
    {
        Truth(new MedicationQuery(drug), Acute("2026-01-19")).Should().Be("true");
        Truth(new MedicationQuery(drug), Acute("2026-01-18")).Should().Be("unknown");

        static MedicationFact Acute(string on) => new() { Code = Concept("drug"), Status = FactStatus.Active, Authored = On(on), Course = CourseType.Acute };
    }

    [Theory]
    [InlineData("80 mg", "true")]
    [InlineData("0.08 g", "true")]
    [InlineData("75 mg", "false")]
    [InlineData("80 mL", "unknown: unit not understood")]
    [InlineData(null, "unknown: no dose is recorded")]
    [InlineData("text", "unknown: the dose is recorded as text only")]
    public void A_daily_dose_is_compared_in_its_unit(string? dose, string answer)
    {
        MedicationFact fact = new()
        {
            Code = Concept("drug"), Status = FactStatus.Active, DoseIsText = dose == "text", DailyDose = dose is null or "text" ? null : Value(dose),
        };
        Run.Answer(plan, new MedicationQuery(drug) { DailyDose = Is("> 75 mg") }, Run.Patient(fact)).Should().Be(answer);
    }

    [Theory]
    [InlineData("2026-01-05", "10 mg", "20 mg", "true")]
    [InlineData("2026-01-05", "10 mg", "0.01 g", "false")]
    [InlineData("2025-12-31", "10 mg", "20 mg", "false")]
    [InlineData("2026-01-05", "10 mg", null, "unknown")]
    public void A_change_of_dose_is_one_inside_the_course(string on, string before, string? after, string truth)
    {
        MedicationFact earlier = Dosed("2025-06-01", "2025-12-30", before, FactStatus.Completed);
        MedicationQuery query = new(drug) { DoseChanged = Within("1 month") };
        Truth(query, earlier, Dosed(on, null, after, FactStatus.Active)).Should().Be(truth);
        Truth(query, Dosed(on, null, after, FactStatus.Active)).Should().Be("false", "a first dose is no change");
        Truth(query, Dosed("2025-01-01", "2025-02-01", before, FactStatus.Completed), Dosed(on, null, after, FactStatus.Active)).Should().Be("false", "a new course");
    }

    [Fact]
    public void Route_course_type_and_as_needed_are_unknown_when_not_recorded()
    {
        ConceptId oral = plan.Concept("oral", ConceptKind.Route);
        MedicationFact bare = Medication("drug");
        MedicationFact full = new() { Code = Concept("drug"), Status = FactStatus.Active, Route = [Concept("oral")], Course = CourseType.Repeat, AsNeeded = true };
        foreach ((MedicationQuery yes, MedicationQuery no) in new[]
                 {
                     (new MedicationQuery(drug) { Course = CourseType.Repeat }, new MedicationQuery(drug) { Course = CourseType.Acute }),
                     (new MedicationQuery(drug) { AsNeeded = true }, new MedicationQuery(drug) { AsNeeded = false }),
                     (new MedicationQuery(drug) { Route = oral }, new MedicationQuery(drug) { Route = drug }),
                 })
        {
            Truth(yes, full).Should().Be("true");
            Truth(no, full).Should().Be("false");
            Truth(yes, bare).Should().Be("unknown");
        }
    }

    [Fact]
    public void A_proposed_item_is_taken_from_the_as_of_date_unless_it_continues_a_course()
    {
        MedicationFact proposed = new() { Code = Concept("drug"), Status = FactStatus.Draft, IsProposed = true };
        Truth(new MedicationQuery(drug), proposed).Should().Be("true");
        Truth(new MedicationQuery(drug) { Proposed = true }, proposed).Should().Be("true");
        Truth(new MedicationQuery(drug) { Proposed = false }, proposed).Should().Be("false");
        Truth(new MedicationQuery(drug) { Started = Within("1 day") }, proposed).Should().Be("true");
        Truth(new MedicationQuery(drug) { Started = Within("1 day") }, Medication("drug", "2025-01-01", "2026-01-20"), proposed).Should().Be("false");
    }

    [Fact]
    public void An_item_without_a_usable_code_leaves_absence_unknown_unless_it_would_not_count()
    {
        MedicationFact Uncoded(string? to) => new() { Text = "Herbal drops", Status = FactStatus.Active, Period = new DatePeriod(On("2025-01-01"), On(to)) };
        Run.Answer(plan, new MedicationQuery(drug), Run.Patient(Uncoded(null))).Should().Be("unknown: no usable code: Herbal drops");
        Truth(new MedicationQuery(drug), Uncoded("2025-06-01")).Should().Be("false");
        Truth(new MedicationQuery(drug), Uncoded(null), Medication("drug")).Should().Be("true");
        Truth(new MedicationQuery(drug), new MedicationFact { Code = new Code("urn:local", "x"), Status = FactStatus.Active }).Should().Be("unknown");
        Truth(new MedicationQuery(drug), new MedicationFact { Code = new Code(CodeSystems.RxNorm, "2"), Status = FactStatus.Active }).Should().Be("false");
        Truth(new MedicationQuery(drug) { State = MedicationState.Ever }, Uncoded("2025-06-01")).Should().Be("unknown");
    }

    private string Truth(MedicationQuery query, params Fact[] facts) => Run.Truth(plan, Asked(query), Run.Patient(facts));

    private static MedicationFact Dosed(string from, string? to, string? dose, FactStatus status) => new()
    {
        Code = Concept("drug"), Status = status, Period = new DatePeriod(On(from), On(to)), DailyDose = dose is null ? null : Value(dose),
    };
}
