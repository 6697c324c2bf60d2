using CareRules.Clinical;
using CareRules.Model;
using CareRules.Tests.Support;
using static CareRules.Tests.Support.Say;

namespace CareRules.Tests.Evaluation;

public class ObservationHeadTests
{
    private const string Unit = "mL/min/{1.73_m2}";
    private readonly PlanBuilder plan = new();
    private readonly ConceptId egfr;
    private readonly ConceptId glucose;

    public ObservationHeadTests()
    {
        egfr = plan.Concept("egfr", ConceptKind.Observation, static c => c with { Unit = Unit, ValidFor = Long("15 months"), Plausible = Is($"1..200 {Unit}") });
        glucose = plan.Concept("glucose", ConceptKind.Observation, static c => c with { Unit = "mmol/L", Convert = [new RecordedUnit("mg/dL", 0.0555m, 0)] });
    }

    [Theory]
    [InlineData("29.9 " + Unit, "true")]
    [InlineData("30 " + Unit, "false")]
    [InlineData("30 mL/min", "unknown: unit not understood")]
    [InlineData("<30 " + Unit, "true")]
    [InlineData("<=30 " + Unit, "unknown: recorded only as above or below a limit")]
    [InlineData(">=30 " + Unit, "false")]
    [InlineData(">90 " + Unit, "false")]
    [InlineData(">15 " + Unit, "unknown: recorded only as above or below a limit")]
    [InlineData("500 " + Unit, "unknown: implausible value on 2026-01-03")]
    public void Latest_tests_the_value_as_an_interval(string value, string answer) =>
        Answer(Latest($"< 30 {Unit}"), Observation("egfr", "2026-01-03", value)).Should().Be(answer);

    [Theory]
    [InlineData("30..<45", "45", "false")]
    [InlineData("30..<45", "44.99", "true")]
    [InlineData("30..44", "44", "true")]
    [InlineData("30..44", "30", "true")]
    [InlineData("30..44", "29.9", "false")]
    public void Both_ends_of_a_range_are_inclusive_unless_the_upper_is_excluded(string range, string value, string answer) =>
        Answer(Latest($"{range} {Unit}"), Observation("egfr", "2026-01-03", $"{value} {Unit}")).Should().Be(answer);

    [Theory]
    [InlineData("2024-11-02", "true")]
    [InlineData("2024-11-01", "unknown: none in 15 months (last 2024-11-01)")]
    [InlineData("2026-02-01", "true")]
    [InlineData("2026-02-02", "unknown: not recorded")]
    [InlineData("2024", "unknown: the recorded date does not decide it")]
    [InlineData("2025", "true")]
    public void A_value_without_a_window_must_be_valid_still(string on, string answer) =>
        Answer(Latest($"< 30 {Unit}"), Observation("egfr", on, $"20 {Unit}")).Should().Be(answer);

    [Fact]
    public void A_window_of_its_own_takes_the_place_of_staleness()
    {
        ObservationFact old = Observation("egfr", "2010-01-01", $"20 {Unit}");
        Answer(Latest($"< 30 {Unit}") with { Within = Within("ever") }, old).Should().Be("true");
        Answer(Latest($"< 30 {Unit}") with { Within = Within("3 months") }, old).Should().Be("unknown: none in 3 months (last 2010-01-01)");
    }

    [Fact]
    public void An_older_good_value_never_stands_in_for_an_unusable_newest()
    {
        ObservationFact good = Observation("egfr", "2025-12-01", $"20 {Unit}");
        Answer(Latest($"< 30 {Unit}"), good, Observation("egfr", "2026-01-03", "20 furlongs")).Should().StartWith("unknown");
        Answer(Latest($"< 30 {Unit}"), good, new ObservationFact { Code = Concept("egfr"), Effective = On("2026-01-03"), Unreadable = "the value is a text" })
            .Should().Be("unknown: the value is a text");
        Answer(Latest($"< 30 {Unit}"), good, Observation("egfr", "2026-01-03", null)).Should().Be("true", "what has no value is not the newest value");
    }

    [Fact]
    public void Statuses_that_are_no_result_yet_are_no_facts()
    {
        ObservationFact good = Observation("egfr", "2025-12-01", $"20 {Unit}");
        Answer(Latest($"< 30 {Unit}"), good, Observation("egfr", "2026-01-03", $"50 {Unit}", FactStatus.Preliminary)).Should().Be("true");
        Answer(Latest($"< 30 {Unit}"), good, Observation("egfr", "2026-01-03", $"50 {Unit}", FactStatus.Unknown)).Should().StartWith("unknown");
        Answer(Latest($"< 30 {Unit}"), good, Observation("egfr", "2026-01-03", $"25 {Unit}", FactStatus.Unknown)).Should().StartWith("unknown", "an older value never stands in, even where it would agree");
    }

    [Theory]
    [InlineData("2026-01-03T08:00:00Z", "2026-01-03T09:00:00Z", "true")]
    [InlineData("2026-01-03T09:00:00Z", "2026-01-03T08:00:00Z", "false")]
    [InlineData("2026-01-03T08:00:00Z", "2026-01-03T08:00:00Z", "unknown: two different values on 2026-01-03")]
    [InlineData("2026-01-03T08:00:00Z", "2026-01-03", "unknown: two different values on 2026-01-03")]
    [InlineData("2026-01-03", "2026-01-03", "unknown: two different values on 2026-01-03")]
    public void The_last_of_a_day_stands_for_it_when_the_moments_say_which(string first, string second, string answer) =>
        Answer(Latest($"< 30 {Unit}"), Observation("egfr", first, $"40 {Unit}"), Observation("egfr", second, $"20 {Unit}")).Should().Be(answer);

    [Theory]
    [InlineData(PerDay.Lowest, "true")]
    [InlineData(PerDay.Highest, "false")]
    [InlineData(PerDay.Mean, "false")]
    internal void Several_values_of_a_day_become_one_as_the_rule_says(PerDay how, string answer) =>
        Answer(Latest($"< 30 {Unit}") with { PerDay = how }, Observation("egfr", "2026-01-03", $"40 {Unit}"), Observation("egfr", "2026-01-03", $"20 {Unit}"))
            .Should().Be(answer);

    [Fact]
    public void Equal_values_of_one_day_do_not_contradict()
    {
        Answer(Latest($"< 30 {Unit}"), Observation("egfr", "2026-01-03", $"20 {Unit}"), Observation("egfr", "2026-01-03", $"20.0 {Unit}")).Should().Be("true");
    }

    [Fact]
    public void Dates_that_do_not_say_which_is_newest_decide_only_when_all_agree()
    {
        ObservationFact vague = Observation("egfr", "2026-01", $"20 {Unit}");
        Answer(Latest($"< 30 {Unit}"), vague, Observation("egfr", "2026-01-15", $"25 {Unit}")).Should().Be("true");
        Answer(Latest($"< 30 {Unit}"), vague, Observation("egfr", "2026-01-15", $"35 {Unit}")).Should().StartWith("unknown");
        Answer(Latest($"< 30 {Unit}"), vague, Observation("egfr", "2025-12-31", $"35 {Unit}")).Should().Be("true");
    }

    [Theory]
    [InlineData("100 mg/dL", "= 5.55 mmol/L", "true")]
    [InlineData("5.55 mmol/L", "= 5.55 mmol/L", "true")]
    [InlineData("5550 umol/L", "= 5.55 mmol/L", "true")]
    [InlineData("100 mg/dL", "> 5.55 mmol/L", "false")]
    [InlineData("100 mg/mL", "> 5.55 mmol/L", "true")]
    [InlineData("100 mmol", "> 5.55 mmol/L", "unknown: unit not understood")]
    [InlineData("5.55", "> 1 mmol/L", "unknown: unit not understood")]
    [InlineData("5.55 mmol/L", ">= 100 mg/dL", "true")]
    public void A_value_is_compared_in_the_units_that_the_concept_accepts(string value, string test, string answer) =>
        Answer(new ObservationQuery(glucose) { Mode = ObservationMode.Latest, Test = Is(test) }, Observation("glucose", "2026-01-03", value)).Should().Be(answer);

    [Fact]
    public void A_value_test_over_none_is_unknown_always()
    {
        foreach (ObservationMode mode in new[] { ObservationMode.Latest, ObservationMode.Highest, ObservationMode.Lowest, ObservationMode.Mean, ObservationMode.AnyValue, ObservationMode.EveryValue })
        {
            Answer(new ObservationQuery(egfr) { Mode = mode, Test = Is($"< 30 {Unit}") }).Should().Be("unknown: not recorded");
        }
    }

    [Theory]
    [InlineData(ObservationMode.AnyValue, "> 9", "5|10", "true")]
    [InlineData(ObservationMode.AnyValue, "> 9", "5|?", "unknown")]
    [InlineData(ObservationMode.AnyValue, "> 9", "10|?", "true")]
    [InlineData(ObservationMode.AnyValue, "> 9", "5|6", "false")]
    [InlineData(ObservationMode.EveryValue, "> 9", "10|11", "true")]
    [InlineData(ObservationMode.EveryValue, "> 9", "10|?", "unknown")]
    [InlineData(ObservationMode.EveryValue, "> 9", "5|?", "false")]
    [InlineData(ObservationMode.Highest, "> 9", "5|10", "true")]
    [InlineData(ObservationMode.Highest, "> 9", "10|?", "true")]
    [InlineData(ObservationMode.Highest, "< 9", "10|?", "false")]
    [InlineData(ObservationMode.Highest, "< 9", "5|?", "unknown")]
    [InlineData(ObservationMode.Lowest, "< 9", "5|?", "true")]
    [InlineData(ObservationMode.Lowest, "> 9", "10|?", "unknown")]
    [InlineData(ObservationMode.Lowest, "> 9", "10|11", "true")]
    [InlineData(ObservationMode.Mean, "= 7.5", "5|10", "true")]
    [InlineData(ObservationMode.Mean, "> 7", "5|?", "unknown")]
    [InlineData(ObservationMode.Mean, "= 5", "4|5|6", "true")]
    internal void Several_values_decide_only_whatever_the_unusable_ones_are(ObservationMode mode, string test, string values, string truth)
    {
        List<Fact> facts = [];
        foreach (string value in values.Split('|'))
        {
            facts.Add(Observation("glucose", $"2026-01-{facts.Count + 1:D2}", value == "?" ? "1 nonsense" : $"{value} mmol/L"));
        }

        Run.Truth(plan, Asked(new ObservationQuery(glucose) { Mode = mode, Test = Is($"{test} mmol/L") }), Run.Patient([.. facts])).Should().Be(truth);
    }

    [Fact]
    public void Fewer_values_than_the_last_that_are_asked_for_are_unknown()
    {
        ObservationQuery query = new(glucose) { Mode = ObservationMode.EveryValue, Test = Is("> 7 mmol/L"), Last = 2 };
        Answer(query, Observation("glucose", "2026-01-01", "8 mmol/L")).Should().Be("unknown: fewer than 2 values");
        Answer(query, Observation("glucose", "2025-12-01", "5 mmol/L"), Observation("glucose", "2026-01-01", "8 mmol/L"), Observation("glucose", "2026-01-02", "9 mmol/L"))
            .Should().Be("true", "the third last is not asked for");
        Answer(query, Observation("glucose", "2026-01-01", "5 mmol/L"), Observation("glucose", "2026-01-02", "9 mmol/L")).Should().Be("false");
    }

    [Theory]
    [InlineData("2025-10-03", "true")]
    [InlineData("2025-10-04", "unknown: the values used do not lie at least 90 days apart")]
    public void First_and_last_value_must_lie_apart(string first, string answer) =>
        Answer(
            new ObservationQuery(glucose) { Mode = ObservationMode.EveryValue, Test = Is("> 7 mmol/L"), Last = 2, Apart = For(">= 90 days") },
            Observation("glucose", first, "8 mmol/L"),
            Observation("glucose", "2026-01-01", "8 mmol/L")).Should().Be(answer);

    [Theory]
    [InlineData("<= -25 %", "2025-06-01:100|2026-01-01:75", "true")]
    [InlineData("<= -25 %", "2025-06-01:100|2026-01-01:76", "false")]
    [InlineData("<= -25 %", "2025-06-01:100|2025-09-01:80|2026-01-01:75", "true")]
    [InlineData("<= -25 %", "2026-01-01:75", "unknown")]
    [InlineData("<= -25 %", "2025-02-01:100|2026-01-01:75", "unknown")]
    [InlineData("<= -25 %", "2025-02-02:100|2026-01-01:75", "true")]
    [InlineData(">= 20 mmol/L", "2025-06-01:100|2026-01-01:120", "true")]
    [InlineData(">= 20 mmol/L", "2025-06-01:100|2026-01-01:119", "false")]
    [InlineData(">= 20 mmol/L", "2025-06-01:100|2026-01-01:?", "unknown")]
    [InlineData(">= 20 mmol/L", "2025-06-01:?|2026-01-01:100", "unknown")]
    public void Change_compares_the_latest_with_every_earlier_value(string by, string values, string truth)
    {
        Fact[] facts = [.. values.Split('|').Select(static v => v.Split(':')).Select(static v => Observation("glucose", v[0], v[1] == "?" ? "1 nonsense" : $"{v[1]} mmol/L"))];
        ObservationQuery query = new(glucose) { Mode = ObservationMode.Change, Change = new ChangeTest(Is(by), Long("12 months")) };
        Run.Truth(plan, Asked(query), Run.Patient(facts)).Should().Be(truth);
    }

    [Fact]
    public void A_coded_answer_is_tested_by_concept()
    {
        ConceptId smoking = plan.Concept("smoking-status", ConceptKind.Observation);
        ConceptId smoker = plan.Concept("smoker", ConceptKind.Finding);
        ObservationQuery query = new(smoking) { Mode = ObservationMode.Latest, Answer = smoker };
        Answer(query, Coded("2026-01-01", "smoker")).Should().Be("true");
        Answer(query, Coded("2026-01-01", "never-smoked")).Should().Be("false");
        Answer(query, Coded("2025-01-01", "smoker"), Coded("2026-01-01", "never-smoked")).Should().Be("false");
        Answer(query, Observation("smoking-status", "2026-01-01", "20 {cigarettes}/d")).Should().StartWith("unknown");

        static ObservationFact Coded(string on, string answer) =>
            new() { Code = Concept("smoking-status"), Effective = On(on), ValueCodes = [Concept(answer)], Status = FactStatus.Final };
    }

    [Fact]
    public void Present_and_valued_are_decided_once_observations_are_supplied()
    {
        ObservationQuery present = new(egfr) { Mode = ObservationMode.Present };
        ObservationQuery valued = new(egfr) { Mode = ObservationMode.Valued };
        Answer(present).Should().Be("false");
        Answer(valued, Observation("egfr", "2010-01-01", null)).Should().Be("false");
        Answer(present, Observation("egfr", "2010-01-01", null)).Should().Be("true", "presence has no staleness");
        Answer(valued, Observation("egfr", "2010-01-01", "1 nonsense")).Should().Be("true");
        Answer(present, new ObservationFact { Code = Concept("egfr"), DataAbsent = true }).Should().Be("false");
        Run.Answer(plan, present, Run.Patient().Withhold(RecordSection.Observations)).Should().Be("unknown: observations were not supplied");
    }

    [Theory]
    [InlineData("2025-08-02", "false")]
    [InlineData("2025-08-01", "true")]
    [InlineData("2025-08", "unknown: the recorded date does not decide it")]
    public void Overdue_is_said_by_none_in_the_window(string on, string answer) =>
        Run.Answer(plan, new NoObservationQuery(egfr, Within("6 months")), Run.Patient(Observation("egfr", on, $"20 {Unit}"))).Should().Be(answer);

    [Fact]
    public void What_the_section_cannot_show_is_unknown_not_overdue()
    {
        NoObservationQuery query = new(egfr, Within("6 months"));
        Run.Answer(plan, query, Run.Patient().Withhold(RecordSection.Observations)).Should().Be("unknown: observations were not supplied");
        Run.Answer(plan, query, Run.Patient().ReachesBackTo(RecordSection.Observations, Day("2025-11-01"))).Should().Be("unknown: observations are known only since 2025-11-01");
        Run.Answer(plan, query, Run.Patient().ReachesBackTo(RecordSection.Observations, Day("2025-08-02"))).Should().Be("true");
        Run.Answer(plan, Latest($"< 30 {Unit}"), Run.Patient(Observation("egfr", "2026-01-01", $"20 {Unit}")).ReachesBackTo(RecordSection.Observations, Day("2025-11-01")))
            .Should().Be("true", "nothing older changes the newest");
    }

    [Fact]
    public void During_means_in_an_encounter_by_reference_else_by_date()
    {
        ConceptId stay = plan.Concept("stay", ConceptKind.Encounter);
        EncounterFact encounter = new() { Source = "Encounter/1", Code = Concept("stay"), Status = FactStatus.Completed, Period = new DatePeriod(On("2026-01-01"), On("2026-01-05")) };
        ObservationQuery during = Latest($"< 30 {Unit}") with { Mode = ObservationMode.AnyValue, Setting = new Setting(stay, null) };
        ObservationQuery outside = during with { Setting = new Setting(null, stay) };
        ObservationFact inside = Observation("egfr", "2026-01-05", $"20 {Unit}");
        ObservationFact after = Observation("egfr", "2026-01-06", $"20 {Unit}");
        Answer(during, encounter, inside).Should().Be("true");
        Answer(during, encounter, after).Should().StartWith("unknown", "no value lies inside");
        Answer(outside, encounter, after).Should().Be("true");
        Answer(during, encounter, new ObservationFact { Code = Concept("egfr"), Encounter = "Encounter/1", Effective = On("2026-01-06"), Value = Value($"20 {Unit}") }).Should().Be("true");
    }

    private ObservationQuery Latest(string test) => new(egfr) { Mode = ObservationMode.Latest, Test = Is(test) };

    private string Answer(ObservationQuery query, params Fact[] facts) => Run.Answer(plan, query, Run.Patient(facts));
}
