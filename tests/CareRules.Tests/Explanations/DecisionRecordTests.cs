using CareRules.Clinical;
using CareRules.Tests.Support;

namespace CareRules.Tests.Explanations;

public class DecisionRecordTests
{
    private static readonly RuleSet Rules = RuleSet.Compile(ContentPack.Source);

    private static readonly ConditionFact HeartFailure = new() { Source = "Condition/1", Code = Code("heart-failure"), Onset = Say.On("2019-03") };

    private static readonly MedicationFact Ibuprofen = new() { Source = "Medication/1", Code = Code("ibuprofen"), Authored = Say.On("2024-01-01"), Status = FactStatus.Active };

    [Fact]
    public void The_same_decision_gives_the_same_bytes_whatever_the_order_of_the_facts()
    {
        string first = Of(HeartFailure, Ibuprofen).ToJson();
        Of(Ibuprofen, HeartFailure).Input.Should().Be(Of(HeartFailure, Ibuprofen).Input);
        Of(HeartFailure, Ibuprofen).ToJson().Should().Be(first);
        DecisionRecord.Parse(first).Differences(Of(HeartFailure, Ibuprofen)).Should().BeEmpty();
        DecisionRecord.Parse(first).ToJson().Should().Be(first);
    }

    [Fact]
    public void Another_patient_and_what_follows_from_it_are_named()
    {
        Of(HeartFailure, Ibuprofen).Differences(Of(HeartFailure)).Should().Contain(["The record of the patient differs.", "mltc/nsaid-in-heart-failure: silent, was fired."]);
    }

    [Fact]
    public void Items_of_the_patient_are_in_it_only_where_asked_for()
    {
        Of(HeartFailure).ToJson().Should().NotContain("Condition/1");
        DecisionRecord.Of(Rules.Evaluate(Run.Patient(HeartFailure).Build(), Run.AsOf), includePatient: true).ToJson().Should().Contain("Condition/1");
    }

    [Fact]
    public void Where_both_hold_the_items_those_that_came_and_went_are_counted_by_kind()
    {
        DecisionRecord before = DecisionRecord.Of(Rules.Evaluate(Run.Patient(HeartFailure, Ibuprofen).Build(), Run.AsOf), includePatient: true);
        DecisionRecord after = DecisionRecord.Of(Rules.Evaluate(Run.Patient(HeartFailure).Build(), Run.AsOf), includePatient: true);
        before.Differences(after).Should().Contain("The record of the patient differs: gone from it 1 medication.");
        after.Differences(before).Should().Contain("The record of the patient differs: new in it 1 medication.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"decision\":2}")]
    [InlineData("{\"decision\":1,\"asOf\":\"never\"}")]
    public void What_is_no_decision_record_is_refused(string text) =>
        ((Action)(() => DecisionRecord.Parse(text))).Should().Throw<FormatException>().WithMessage("The text is not a decision record.");

    private static DecisionRecord Of(params Fact[] facts) => DecisionRecord.Of(Rules.Evaluate(Run.Patient(facts).Build(), Run.AsOf));

    private static Code Code(string concept) => new(CodeSystems.Concept, $"mltc/{concept}", concept);
}
