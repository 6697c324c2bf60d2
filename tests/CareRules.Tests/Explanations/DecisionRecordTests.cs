using System.Text.Json.Nodes;
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

    [Fact]
    public void What_was_asked_and_acknowledged_is_in_it_so_that_it_can_be_asked_again()
    {
        PatientRecord patient = Run.Patient(HeartFailure, Ibuprofen).Build();
        string fingerprint = Rules.Evaluate(patient, Run.AsOf).Recommendations.Single(static r => r.Id == "nsaid-in-heart-failure").Fingerprint!;
        EvaluationOptions asked = new()
        {
            MostRecommendations = 1,
            Language = "en",
            IncludeDrafts = true,
            UncodedFacts = UncodedFacts.AreIgnored,
            MinimumSeverity = Severity.Low,
            Categories = [RuleCategory.DrugDisease],
            Rules = ["mltc/nsaid-in-heart-failure"],
            Acknowledgements =
            [
                new Acknowledgement { Fingerprint = fingerprint, Reason = new Code("https://example.org/r", "seen", "seen and kept"), On = Run.AsOf, Until = Run.AsOf.AddDays(20), RearmWhen = "{ condition: gout }" },
            ],
        };
        EvaluationResult result = Rules.Evaluate(patient, Run.AsOf, asked);
        result.Suppressed.Should().ContainSingle();
        DecisionRecord then = DecisionRecord.Parse(DecisionRecord.Of(result).ToJson());
        DecisionRecord again = DecisionRecord.Of(Rules.Evaluate(patient, Run.AsOf, then.Options));
        again.ToJson().Should().Be(then.ToJson());
        then.Differences(again).Should().BeEmpty();

        then.Differences(DecisionRecord.Of(Rules.Evaluate(patient, Run.AsOf))).Should().Contain(["The options differ.", "The acknowledgements differ."]);
    }

    [Fact]
    public void What_the_host_changed_stands_beside_the_packs_whose_digests_stay()
    {
        PatientRecord patient = Run.Patient(HeartFailure, Ibuprofen).Build();
        RuleSet changed = RuleSet.Compile(static o => o.AddPack(ContentPack.Source)
            .Disable("thiazide-with-gout", because: "Not in our formulary.", approvedBy: "C. Officer")
            .SetSeverity("nsaid-in-heart-failure", Severity.Critical, because: "Our audit."));
        changed.Packs.Select(static p => p.Digest).Should().Equal(Rules.Packs.Select(static p => p.Digest));
        DecisionRecord then = DecisionRecord.Parse(DecisionRecord.Of(changed.Evaluate(patient, Run.AsOf)).ToJson());

        DecisionRecord plain = DecisionRecord.Of(Rules.Evaluate(patient, Run.AsOf));
        then.Differences(plain).Should().Contain(["The host had disabled mltc/thiazide-with-gout.", "The host had set mltc/nsaid-in-heart-failure to critical."]);
        plain.Differences(then).Should().Contain("The host has disabled mltc/thiazide-with-gout, and had not then.");

        RuleSet asThen = RuleSet.Compile(o => then.ApplyTo(o.AddPack(ContentPack.Source)));
        then.Differences(DecisionRecord.Of(asThen.Evaluate(patient, Run.AsOf))).Should().BeEmpty();
    }

    [Fact]
    public void Code_maps_of_the_host_are_known_by_what_they_map()
    {
        static RulePackSource Map(string name, string code) => RulePackSource.FromFiles("maps", [new(name, $"system,code,to-system,to-code\nhttps://example.org/d,{code},atc,M01AE01\n")]);
        static DecisionRecord With(params RulePackSource[] maps) => DecisionRecord.Of(RuleSet.Compile(o =>
        {
            o.AddPack(ContentPack.Source);
            Array.ForEach(maps, map => o.AddCodeMaps(map));
        }).Evaluate(Run.Patient(HeartFailure).Build(), Run.AsOf));
        With(Map("a.csv", "1")).Differences(With()).Should().Equal("The code maps of the host differ.");
        With(Map("a.csv", "1")).Differences(With(Map("a.csv", "2"))).Should().Equal("The code maps of the host differ.");
        With(Map("a.csv", "1"), Map("b.csv", "2")).Differences(With(Map("c.csv", "2"), Map("d.csv", "1"))).Should().BeEmpty("the lists have other names and say the same");
    }

    [Fact]
    public void A_record_from_before_these_were_kept_is_still_the_same_decision()
    {
        DecisionRecord now = Of(HeartFailure, Ibuprofen);
        JsonObject older = JsonNode.Parse(now.ToJson())!.AsObject();
        older.Remove("options").Should().BeTrue();
        older.Remove("host").Should().BeTrue();
        DecisionRecord then = DecisionRecord.Parse(older.ToJsonString());
        then.Differences(now).Should().BeEmpty();
        then.Options.Acknowledgements.Should().BeEmpty();
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
