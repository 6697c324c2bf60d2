using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Tests.Facade;

public class ResultBuilderTests
{
    [Trait("Clause", "15.3")]
    [Fact]
    public void Recommendations_stand_by_severity_then_kind_then_id()
    {
        (string Id, RuleCategory Category, Severity Severity)[] given =
        [
            ("z", RuleCategory.DrugDrug, Severity.Low), ("b", RuleCategory.Coordination, Severity.High), ("a", RuleCategory.Target, Severity.High),
            ("d", RuleCategory.Burden, Severity.High), ("c", RuleCategory.Omission, Severity.High), ("e", RuleCategory.Monitoring, Severity.High),
            ("f", RuleCategory.SelfManagement, Severity.Critical),
        ];
        RuleOutcome[] fired = [.. given.Select((g, i) => new RuleOutcome(
            ResultFixture.Rule(i, g.Id, g.Category, new RecommendPayload { Severity = g.Severity, Text = ResultFixture.Text() }), OutcomeKind.Fires))];
        Build(EvaluationOptions.Default, fired).Recommendations.Select(r => r.Id).Should().Equal("f", "c", "d", "e", "b", "a", "z");
    }

    [Theory]
    [InlineData(RuleCategory.DrugDrug, RecommendationKind.Interaction)]
    [InlineData(RuleCategory.DrugDisease, RecommendationKind.Interaction)]
    [InlineData(RuleCategory.Duplication, RecommendationKind.Interaction)]
    [InlineData(RuleCategory.Cascade, RecommendationKind.Interaction)]
    [InlineData(RuleCategory.Burden, RecommendationKind.Interaction)]
    [InlineData(RuleCategory.Omission, RecommendationKind.Interaction)]
    [InlineData(RuleCategory.Monitoring, RecommendationKind.Review)]
    [InlineData(RuleCategory.Coordination, RecommendationKind.Coordination)]
    [InlineData(RuleCategory.SelfManagement, RecommendationKind.Coordination)]
    [InlineData(RuleCategory.Target, RecommendationKind.Other)]
    public void The_kind_follows_the_category(RuleCategory category, RecommendationKind kind) => RecommendationBuilder.KindOf(category).Should().Be(kind);

    [Fact]
    public void The_fingerprint_does_not_depend_on_the_order_of_facts_or_the_date_of_evaluation()
    {
        RuleOutcome turned = ResultFixture.NsaidFired with { Facts = [.. ResultFixture.NsaidFired.Facts.Reverse()] };
        EvaluationFindings evaluation = new() { Fired = [turned], OutcomeOf = _ => turned };
        EvaluationResult later = ResultBuilder.Build(ResultFixture.Plan, ResultFixture.Record, ResultFixture.AsOf.AddDays(9), EvaluationOptions.Default, evaluation);
        later.Recommendations[0].Fingerprint.Should().Be(ResultFixture.Result().Recommendations[0].Fingerprint);
    }

    [Fact]
    public void The_fingerprint_changes_with_the_facts()
    {
        RuleOutcome fewer = ResultFixture.NsaidFired with { Facts = [ResultFixture.NsaidFired.Facts[0]] };
        Build(EvaluationOptions.Default, fewer).Recommendations[0].Fingerprint.Should().NotBe(ResultFixture.Result().Recommendations[0].Fingerprint);
    }

    [Fact]
    public void A_fact_without_a_source_leaves_no_fingerprint()
    {
        RuleOutcome fired = ResultFixture.NsaidFired with { Facts = [ResultFixture.Match(ResultFixture.Ibuprofen, new MedicationFact())] };
        Build(EvaluationOptions.Default, fired).Recommendations[0].Fingerprint.Should().BeNull();
    }

    [Trait("Clause", "15.11")]
    [Theory]
    [InlineData("en", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("CY", "cy")]
    [InlineData("fr", "")]
    public void Only_the_language_asked_for_is_given(string asked, string given)
    {
        EvaluationResult result = ResultFixture.Result(new EvaluationOptions { Language = asked });
        string.Join(',', result.Recommendations[0].PatientText.Keys).Should().Be(given);
    }

    [Fact]
    public void A_severity_leaves_out_what_is_below_it_and_the_numbers_still_show_it()
    {
        EvaluationResult result = ResultFixture.Result(new EvaluationOptions { MinimumSeverity = Severity.High });
        result.Recommendations.Select(r => r.Id).Should().Equal("nsaid-in-heart-failure");
        result.Completeness.Fired.Should().Be(2);
    }

    [Fact]
    public void A_category_leaves_out_the_others_and_their_gaps()
    {
        EvaluationResult result = ResultFixture.Result(new EvaluationOptions { Categories = [RuleCategory.Monitoring] });
        result.Recommendations.Select(r => r.Id).Should().Equal("hba1c-overdue");
        result.Gaps.Should().BeEmpty();
    }

    [Theory]
    [InlineData("hba1c-overdue")]
    [InlineData("mltc/hba1c-overdue")]
    public void A_rule_is_named_with_or_without_its_pack(string name)
    {
        ResultFixture.Result(new EvaluationOptions { Rules = [name] }).Recommendations.Select(r => r.Id).Should().Equal("hba1c-overdue");
        ResultFixture.Result().OutcomeOf(name).Should().Be(RuleOutcomeKind.Fired);
    }

    [Fact]
    public void The_outcome_of_each_rule_can_be_asked()
    {
        EvaluationResult result = ResultFixture.Result();
        result.OutcomeOf("metformin-in-severe-ckd").Should().Be(RuleOutcomeKind.Undetermined);
        result.Invoking(r => r.OutcomeOf("nobody")).Should().Throw<ArgumentException>().WithMessage("`nobody`*");
    }

    [Fact]
    public void A_rule_that_is_not_there_cannot_be_asked_for()
    {
        RuleSet rules = RuleSet.Compile(RulePackSource.FromFiles("small", [new("pack.yaml", "pack: small\nversion: 1.0.0\n")]));
        EvaluationOptions options = new() { Rules = ["nsaid-in-heart-failrue"] };
        rules.Invoking(r => r.Evaluate(ResultFixture.Record, ResultFixture.AsOf, options)).Should().Throw<ArgumentException>().WithMessage("`nsaid-in-heart-failrue`*");
    }

    [Trait("Clause", "14.3")]
    [Fact]
    public void A_suspended_rule_is_not_evaluated_and_is_named()
    {
        RulePlan suspended = ResultFixture.HbA1cRule with
        {
            Index = 0,
            Rule = ResultFixture.HbA1cRule.Rule with { Governance = new Governance { Status = RuleStatus.Suspended, ChangeReason = "too many false alarms" } },
        };
        EvaluationPlan plan = new()
        {
            Packs = ResultFixture.Plan.Packs, Concepts = ResultFixture.Plan.Concepts, Codes = ResultFixture.Plan.Codes, Definitions = [], Rules = [suspended],
        };
        EvaluationResult result = ResultBuilder.Build(plan, ResultFixture.Record, ResultFixture.AsOf, EvaluationOptions.Default, new EvaluationFindings { OutcomeOf = _ => ResultFixture.HbA1cFired });
        result.OutcomeOf("hba1c-overdue").Should().Be(RuleOutcomeKind.NotEvaluated);
        result.ToText().Should().Contain("Not in force: hba1c-overdue is suspended: too many false alarms.\n");
    }

    [Fact]
    public void Equal_input_gives_equal_bytes() => ResultFixture.Result().ToJson().Should().Be(ResultFixture.Result().ToJson());

    private static EvaluationResult Build(EvaluationOptions options, params RuleOutcome[] fired) =>
        ResultBuilder.Build(
            ResultFixture.Plan,
            ResultFixture.Record,
            ResultFixture.AsOf,
            options,
            new EvaluationFindings { Fired = [.. fired], OutcomeOf = r => fired.First(f => f.Plan == r) });
}
