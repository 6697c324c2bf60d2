using CareRules.Clinical;
using CareRules.Model;
using CareRules.Tests.Support;
using static CareRules.Tests.Support.Say;

namespace CareRules.Tests.Evaluation;

public class ConditionHeadTests
{
    private readonly PlanBuilder plan = new();
    private readonly ConceptId asthma;

    public ConditionHeadTests() => asthma = plan.Concept("asthma", ConceptKind.Condition);

    [Theory]
    [InlineData("2020-01-01", null, ClinicalStatus.Active, "true")]
    [InlineData(null, null, ClinicalStatus.NotStated, "true")]
    [InlineData("2020-01-01", null, ClinicalStatus.Resolved, "false")]
    [InlineData("2020-01-01", "2026-02-01", ClinicalStatus.Active, "false")]
    [InlineData("2020-01-01", "2026-02-02", ClinicalStatus.Active, "true")]
    [InlineData("2020-01-01", "2026", ClinicalStatus.Active, "unknown")]
    [InlineData("2026-02-01", null, ClinicalStatus.Active, "true")]
    [InlineData("2026-02-02", null, ClinicalStatus.Active, "false")]
    [InlineData("2020-01-01", null, ClinicalStatus.Unknown, "unknown")]
    public void Active_means_active_and_not_abated(string? onset, string? abated, ClinicalStatus status, string truth) =>
        Truth(new ConditionQuery(asthma), Condition("asthma", onset, abated, status)).Should().Be(truth);

    [Theory]
    [InlineData(ConditionState.Inactive, ClinicalStatus.Resolved, "true")]
    [InlineData(ConditionState.Inactive, ClinicalStatus.Active, "false")]
    [InlineData(ConditionState.Ever, ClinicalStatus.Resolved, "true")]
    [InlineData(ConditionState.Ever, ClinicalStatus.Active, "true")]
    [InlineData(ConditionState.Active, ClinicalStatus.Remission, "false")]
    internal void A_status_may_be_asked_for(ConditionState asked, ClinicalStatus status, string truth) =>
        Truth(new ConditionQuery(asthma) { State = asked }, Condition("asthma", "2020-01-01", null, status)).Should().Be(truth);

    [Theory]
    [InlineData("2025-08-01", "false")]
    [InlineData("2025-08-02", "true")]
    [InlineData("2026-02-01", "true")]
    [InlineData("2025-08", "unknown")]
    [InlineData("2025-09", "true")]
    [InlineData("2024", "false")]
    [InlineData(null, "unknown")]
    public void Onset_lies_in_a_window_that_excludes_its_first_bound(string? onset, string truth) =>
        Truth(new ConditionQuery(asthma) { Onset = Within("6 months") }, Condition("asthma", onset)).Should().Be(truth);

    [Theory]
    [InlineData(">= 6 months", "2025-08-01", "true")]
    [InlineData(">= 6 months", "2025-08-02", "false")]
    [InlineData("> 6 months", "2025-08-01", "false")]
    [InlineData("> 6 months", "2025-07-31", "true")]
    [InlineData("< 6 months", "2025-08-02", "true")]
    [InlineData("<= 6 months", "2025-08-01", "true")]
    [InlineData("<= 6 months", "2025-07-31", "false")]
    [InlineData(">= 6 months", "2025-08", "unknown")]
    [InlineData(">= 6 months", "2025-07", "true")]
    public void For_compares_the_time_since_onset(string test, string onset, string truth) =>
        Truth(new ConditionQuery(asthma) { For = For(test) }, Condition("asthma", onset)).Should().Be(truth);

    [Theory]
    [InlineData("2025-08-31", "2026-02-28", "false")]
    [InlineData("2025-06-30", "2025-12-31", "true")]
    public void Months_are_cut_to_their_last_day(string onset, string asOf, string truth) =>
        Run.Truth(plan, Asked(new ConditionQuery(asthma) { For = For(">= 6 months") }), Run.Patient(Condition("asthma", onset)), Day(asOf)).Should().Be(truth);

    [Theory]
    [InlineData("2020-01-01", "2024-01-31", "false")]
    [InlineData("2020-01-01", "2024-02-02", "false")] // last in force on 1 February, the day before the window
    [InlineData("2020-01-01", "2024-02-03", "true")]
    [InlineData("2020-01-01", null, "true")]
    [InlineData("2025-02-01", "2025-06-01", "true")]
    [InlineData("2025-02-02", null, "false")]
    [InlineData("2020-01-01", "2024", "unknown")]
    public void Within_means_in_force_at_some_time_in_the_window(string onset, string? abated, string truth) =>
        Truth(new ConditionQuery(asthma) { Within = Within("24 months to 12 months") }, Condition("asthma", onset, abated)).Should().Be(truth);

    [Fact]
    public void What_is_unconfirmed_counts_only_when_included()
    {
        ConditionFact fact = new() { Code = Concept("asthma"), Verification = VerificationStatus.Provisional };
        Truth(new ConditionQuery(asthma), fact).Should().Be("false");
        Truth(new ConditionQuery(asthma) { Unconfirmed = true }, fact).Should().Be("true");
    }

    [Fact]
    public void What_never_is_a_fact_stays_none_whatever_is_asked()
    {
        ConditionQuery ever = new(asthma) { State = ConditionState.Ever, Unconfirmed = true, Within = Within("ever") };
        Truth(ever, new ConditionFact { Code = Concept("asthma"), Verification = VerificationStatus.Refuted }).Should().Be("false");
        Truth(ever, new ConditionFact { Code = Concept("asthma"), Verification = VerificationStatus.EnteredInError }).Should().Be("false");
    }

    [Fact]
    public void Absence_is_known_only_from_a_supplied_section()
    {
        Run.Truth(plan, Asked(new ConditionQuery(asthma)), Run.Patient()).Should().Be("false");
        Run.Truth(plan, Asked(new ConditionQuery(asthma)), Run.Patient().Withhold(RecordSection.Conditions)).Should().Be("unknown");
        Run.Truth(plan, Asked(new ConditionQuery(asthma)), Run.Patient(Condition("asthma")).Withhold(RecordSection.Conditions)).Should().Be("true");
    }

    [Theory]
    [InlineData("2020-01-01", "2021-01-01", null, "false")]
    [InlineData("2020-01-01", "2020-01-01", null, "true")]
    [InlineData("2020-01-01", "2019-01-01", null, "true")]
    [InlineData("2020-01-01", "2021-01-01", "2022-01-01", "true")]
    [InlineData("2020", "2020-06-01", null, "unknown")]
    public void A_later_second_code_closes_a_condition_and_a_newer_first_opens_it_again(string onset, string closedOn, string? again, string truth)
    {
        ConceptId closed = plan.Concept("closed", ConceptKind.Condition);
        ConceptId gout = plan.Concept("gout", ConceptKind.Condition, c => c with { ResolvedBy = closed });
        PatientRecordBuilder patient = Run.Patient(Condition("gout", onset), Condition("closed", closedOn));
        _ = again is null ? patient : patient.Add(Condition("gout", again));
        Run.Truth(plan, Asked(new ConditionQuery(gout)), patient).Should().Be(truth);
    }

    [Fact]
    public void A_section_that_does_not_reach_back_leaves_a_longer_window_unknown()
    {
        PatientRecordBuilder patient = Run.Patient().ReachesBackTo(RecordSection.Conditions, Day("2025-08-02"));
        Run.Truth(plan, Asked(new ConditionQuery(asthma) { Within = Within("6 months") }), patient).Should().Be("false");
        Run.Truth(plan, Asked(new ConditionQuery(asthma) { Within = Within("7 months") }), patient).Should().Be("unknown");
        Run.Truth(plan, Asked(new ConditionQuery(asthma) { State = ConditionState.Ever }), patient).Should().Be("unknown");
    }

    private string Truth(ConditionQuery query, ConditionFact fact) => Run.Truth(plan, Asked(query), Run.Patient(fact));
}
