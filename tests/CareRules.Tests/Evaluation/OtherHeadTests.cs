using CareRules.Clinical;
using CareRules.Model;
using CareRules.Tests.Support;
using static CareRules.Tests.Support.Say;

namespace CareRules.Tests.Evaluation;

public class OtherHeadTests
{
    private readonly PlanBuilder plan = new();

    [Fact]
    public void An_allergy_counts_unconfirmed_but_not_inactive()
    {
        ConceptId penicillin = plan.Concept("penicillin", ConceptKind.Allergy);
        Answer(new AllergyQuery(penicillin, null), Allergy(ClinicalStatus.Active, VerificationStatus.Unconfirmed)).Should().Be("true");
        Answer(new AllergyQuery(penicillin, null), Allergy(ClinicalStatus.NotStated, VerificationStatus.NotStated)).Should().Be("true");
        Answer(new AllergyQuery(penicillin, null), Allergy(ClinicalStatus.Resolved, VerificationStatus.Confirmed)).Should().Be("false");
        Answer(new AllergyQuery(penicillin, null), Allergy(ClinicalStatus.Active, VerificationStatus.Refuted)).Should().Be("false");
        Answer(new AllergyQuery(penicillin, Within("1 year")), Allergy(ClinicalStatus.Active, VerificationStatus.Confirmed)).Should().StartWith("unknown");
        Answer(new AllergyQuery(penicillin, null), new AllergyFact { Text = "Bee stings" }).Should().Be("unknown: no usable code: Bee stings");
        Run.Answer(plan, new AllergyQuery(penicillin, null), Run.Patient().Withhold(RecordSection.Allergies)).Should().Be("unknown: allergies were not supplied");

        static AllergyFact Allergy(ClinicalStatus status, VerificationStatus verification) =>
            new() { Code = Concept("penicillin"), ClinicalStatus = status, Verification = verification };
    }

    [Theory]
    [InlineData("2025-02-02", FactStatus.Completed, "true")]
    [InlineData("2025-02-01", FactStatus.Completed, "false")]
    [InlineData("2025", FactStatus.Completed, "unknown: the recorded date does not decide it")]
    [InlineData("2025-06-01", FactStatus.NotDone, "false")]
    [InlineData("2025-06-01", FactStatus.Preparation, "false")]
    [InlineData("2025-06-01", FactStatus.Unknown, "unknown: its status is recorded as unknown")]
    public void A_procedure_is_done_in_its_window(string on, FactStatus status, string answer)
    {
        ConceptId scan = plan.Concept("scan", ConceptKind.Procedure);
        Answer(new ProcedureQuery(scan, Within("12 months")), new ProcedureFact { Code = Concept("scan"), Performed = On(on), Status = status }).Should().Be(answer);
    }

    [Fact]
    public void Immunisations_are_needed_only_where_the_concept_holds_vaccines()
    {
        ConceptId scan = plan.Concept("scan", ConceptKind.Procedure);
        ConceptId flu = plan.Concept("flu-jab", ConceptKind.Procedure, static c => c with { Codes = [new CodeEntry("cvx", "140", false)] });
        ConceptId both = plan.Concept("prevention", ConceptKind.Procedure, c => c with { Includes = [flu] });
        PatientRecordBuilder patient = Run.Patient().Withhold(RecordSection.Immunisations);
        Run.Answer(plan, new ProcedureQuery(scan, null), patient).Should().Be("false");
        Run.Answer(plan, new ProcedureQuery(flu, null), patient).Should().Be("unknown: immunisations were not supplied");
        Run.Answer(plan, new ProcedureQuery(both, null), patient).Should().Be("unknown: immunisations were not supplied");
    }

    [Theory]
    [InlineData("2026-01-25", "2026-02-01", "true")]
    [InlineData("2026-01-20", "2026-01-25", "false")]
    [InlineData("2026-01-20", "2026-01-26", "true")]
    public void An_encounter_is_in_a_window_that_it_overlaps(string from, string to, string truth)
    {
        ConceptId visit = plan.Concept("visit", ConceptKind.Encounter);
        Answer(new EncounterQuery(visit) { Within = Within("7 days") }, Encounter("visit", from, to)).Should().Be(truth);
    }

    [Fact]
    public void Encounters_are_counted_booked_and_told_apart_by_class_and_discharge()
    {
        ConceptId visit = plan.Concept("visit", ConceptKind.Encounter);
        ConceptId home = plan.Concept("home", ConceptKind.Care);
        EncounterFact stay = new()
        {
            Code = Concept("visit"), Status = FactStatus.Completed, Class = EncounterClass.Inpatient, Discharge = [Concept("home")],
            Period = new DatePeriod(On("2026-01-01"), On("2026-01-05")),
        };
        EncounterFact booked = Encounter("visit", "2026-02-08", null, FactStatus.Planned);
        Answer(new EncounterQuery(visit) { Class = EncounterClass.Inpatient }, stay).Should().Be("true");
        Answer(new EncounterQuery(visit) { Class = EncounterClass.Emergency }, stay).Should().Be("false");
        Answer(new EncounterQuery(visit) { Discharge = home }, stay).Should().Be("true");
        Answer(new EncounterQuery(visit) { Ended = Within("28 days") }, stay).Should().Be("true");
        Answer(new EncounterQuery(visit) { Ended = Within("27 days") }, stay).Should().Be("false");
        Answer(new EncounterQuery(ConceptId.Any) { Times = Is(">= 2") }, stay, Encounter("other", "2025-01-01", "2025-01-01")).Should().Be("true");
        Answer(new EncounterQuery(visit) { Times = Is(">= 2") }, stay, Encounter("other", "2025-01-01", "2025-01-01")).Should().Be("false");
        Answer(new EncounterQuery(visit) { Times = Is("< 2") }, stay, booked).Should().Be("true", "a booked one has not happened");
        Answer(new EncounterQuery(visit) { Booked = true, Within = Within("next 7 days") }, booked).Should().Be("true");
        Answer(new EncounterQuery(visit) { Booked = true, Within = Within("next 6 days") }, booked).Should().Be("false");
        Answer(new EncounterQuery(visit) { Booked = true }, stay).Should().Be("false");
        Answer(new EncounterQuery(visit), booked).Should().Be("false");
    }

    [Fact]
    public void Care_facts_are_in_force_in_their_period()
    {
        ConceptId plans = plan.Concept("care-plan", ConceptKind.Care, static c => c with { RecordedAs = CareItem.Plan });
        ConceptId anything = plan.Concept("preference", ConceptKind.Care);
        ConceptId nurse = plan.Concept("nurse", ConceptKind.Role);
        Answer(new CareQuery(plans, null), Care("care-plan", CareItem.Plan, "2026-02-01")).Should().Be("true");
        Answer(new CareQuery(plans, null), Care("care-plan", CareItem.Plan, "2026-01-31")).Should().Be("false");
        Answer(new CareQuery(plans, Within("7 days")), Care("care-plan", CareItem.Plan, "2026-01-31")).Should().Be("true");
        Answer(new CareQuery(plans, null), Care("care-plan", CareItem.Consent, null)).Should().Be("false");
        Answer(new CareQuery(nurse, null), Care("nurse", CareItem.TeamRole, null)).Should().Be("true");
        ConceptId goal = plan.Concept("pressure-goal", ConceptKind.Care, static c => c with { RecordedAs = CareItem.Goal });
        CareFact aim = new() { Text = "lower", Item = CareItem.Goal, Status = FactStatus.Active, Targets = [new GoalTarget { Measure = [Concept("pressure-goal")] }] };
        Answer(new CareQuery(goal, null), aim).Should().Be("true", "a goal is found by the measure that it aims at");
        Answer(new CareQuery(plans, null), aim).Should().Be("false");
        PatientRecordBuilder noGoals = Run.Patient().Withhold(RecordSection.Goals);
        Run.Answer(plan, new CareQuery(plans, null), noGoals).Should().Be("false");
        Run.Answer(plan, new CareQuery(nurse, null), noGoals).Should().Be("false");
        Run.Answer(plan, new CareQuery(anything, null), noGoals).Should().Be("unknown: goals were not supplied");

        static CareFact Care(string concept, CareItem item, string? to) =>
            new() { Code = Concept(concept), Item = item, Status = FactStatus.Active, Period = new DatePeriod(On("2025-01-01"), On(to)) };
    }

    [Fact]
    public void Orders_are_open_completed_or_any_and_never_proposals_of_the_record()
    {
        ConceptId referral = plan.Concept("referral", ConceptKind.Order);
        OrderFact Order(FactStatus status, RequestIntent intent = RequestIntent.Order) =>
            new() { Code = Concept("referral"), Status = status, Intent = intent, Authored = On("2026-01-10") };
        Answer(new OrderQuery(referral, null) { State = OrderState.Open }, Order(FactStatus.Active)).Should().Be("true");
        Answer(new OrderQuery(referral, null) { State = OrderState.Open }, Order(FactStatus.Completed)).Should().Be("false");
        Answer(new OrderQuery(referral, null) { State = OrderState.Completed }, Order(FactStatus.Completed)).Should().Be("true");
        Answer(new OrderQuery(referral, null), Order(FactStatus.Completed)).Should().Be("true");
        Answer(new OrderQuery(referral, null), Order(FactStatus.Active, RequestIntent.Proposal)).Should().Be("false");
        Answer(new OrderQuery(referral, Within("22 days")), Order(FactStatus.Active)).Should().Be("false");
        Answer(new OrderQuery(referral, Within("23 days")), Order(FactStatus.Active)).Should().Be("true");
        Answer(new OrderQuery(referral, null) { Proposed = true }, Order(FactStatus.Active)).Should().Be("false");
    }

    [Fact]
    public void What_was_deliberately_not_done_is_found_by_concept_and_reason()
    {
        ConceptId flu = plan.Concept("flu-jab", ConceptKind.Procedure);
        ConceptId declined = plan.Concept("declined", ConceptKind.Finding);
        ProcedureFact notDone = new() { Code = Concept("flu-jab"), Status = FactStatus.NotDone, Performed = On("2025-10-01"), Reasons = [Concept("declined")] };
        Answer(new NotDoneQuery(flu, null, null), notDone).Should().Be("true");
        Answer(new NotDoneQuery(flu, declined, Within("1 year")), notDone).Should().Be("true");
        Answer(new NotDoneQuery(flu, flu, null), notDone).Should().Be("false");
        Answer(new NotDoneQuery(flu, null, Within("3 months")), notDone).Should().Be("false");
        Answer(new NotDoneQuery(flu, null, null)).Should().Be("false");
        Answer(new ProcedureQuery(flu, null), notDone).Should().Be("false");
        ConceptId aspirin = plan.Concept("aspirin", ConceptKind.Medication);
        Answer(new NotDoneQuery(aspirin, null, null), new MedicationFact { Code = Concept("aspirin"), DoNotPerform = true, Status = FactStatus.Active }).Should().Be("true");
        Run.Answer(plan, new NotDoneQuery(aspirin, null, null), Run.Patient().Withhold(RecordSection.Procedures)).Should().Be("false");
        Run.Answer(plan, new NotDoneQuery(aspirin, null, null), Run.Patient().Withhold(RecordSection.Medications)).Should().Be("unknown: medications were not supplied");
    }

    [Theory]
    [InlineData(RelativeDegree.First, 55, "true")]
    [InlineData(RelativeDegree.First, 60, "false")]
    [InlineData(RelativeDegree.Second, 55, "false")]
    [InlineData(RelativeDegree.NotStated, 55, "unknown: the relation is not recorded")]
    [InlineData(RelativeDegree.First, null, "unknown: the age at onset is not recorded")]
    public void Family_history_knows_the_relation_and_the_age(RelativeDegree degree, int? age, string answer)
    {
        ConceptId mi = plan.Concept("mi", ConceptKind.Condition);
        Answer(new FamilyHistoryQuery(mi, RelativeDegree.First, Is("< 60")), new FamilyHistoryFact { Code = Concept("mi"), Degree = degree, OnsetAge = age })
            .Should().Be(answer);
        Answer(new ConditionQuery(mi), new FamilyHistoryFact { Code = Concept("mi"), Degree = degree, OnsetAge = age }).Should().Be("false");
    }

    private static EncounterFact Encounter(string concept, string from, string? to, FactStatus status = FactStatus.Completed) =>
        new() { Code = Concept(concept), Status = status, Period = new DatePeriod(On(from), On(to)) };

    private string Answer(FactQuery query, params Fact[] facts) => Run.Answer(plan, query, Run.Patient(facts));
}
