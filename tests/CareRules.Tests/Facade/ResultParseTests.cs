using System.Text.Json;
using CareRules.Clinical;
using CareRules.Tests.Support;

namespace CareRules.Tests.Facade;

/// <summary>The published JSON read back: all that it holds, and a plain refusal of what is not one.</summary>
public sealed class ResultParseTests
{
    private static readonly Lazy<RuleSet> Rules = new(static () => RuleSet.Compile(ContentPack.Source));

    private static readonly DateOnly Day = new(2026, 2, 1);

    public static TheoryData<string> Patients => [.. Rich().Select(static t => t.Name), "quick start", "nobody", "deceased"];

    [Theory]
    [MemberData(nameof(Patients))]
    public void What_was_written_is_read_back_byte_for_byte(string patient)
    {
        string json = Of(patient).ToJson();
        EvaluationResult.Parse(json).ToJson().Should().Be(json);
        JsonSerializer.Deserialize<EvaluationResult>(json)!.ToJson().Should().Be(json);
    }

    [Fact]
    public void A_result_of_many_parts_keeps_each()
    {
        EvaluationResult result = Of("quick start");
        EvaluationResult read = EvaluationResult.Parse(result.ToJson(indented: true, explain: true));
        read.ToJson().Should().Be(result.ToJson());
        read.Recommendations[0].Facts[0].Source.Should().Be(result.Recommendations[0].Facts[0].Source);
        read.Plan!.Visits.Should().HaveSameCount(result.Plan!.Visits);
        read.Completeness.Undetermined.Should().Be(result.Completeness.Undetermined);
        read.ToText().Should().Contain(result.Recommendations[0].Title);
    }

    [Fact]
    public void What_needs_the_record_or_the_rules_is_refused()
    {
        EvaluationResult read = EvaluationResult.Parse(Of("quick start").ToJson());
        read.Invoking(static r => r.Explain("nsaid-in-heart-failure")).Should().Throw<InvalidOperationException>();
        read.Invoking(static r => r.OutcomeOf("nsaid-in-heart-failure")).Should().Throw<InvalidOperationException>();
        read.Invoking(static r => r.Fired).Should().Throw<InvalidOperationException>();
    }

    // The framework quotes a broken word with all that follows; a host that logs every exception thrown must not see that either.
    [Theory]
    [InlineData("{\"a\":true,\n\"é\":tru QQsecretQQ}", 2, 6)]
    [InlineData("{\"a\":\"t\",\"b\":nul}", 1, 14)]
    public void A_broken_word_is_named_by_its_place(string json, int line, int at)
    {
        JsonException fault = FluentActions.Invoking(() => EvaluationResult.Parse(json)).Should().Throw<JsonException>().Which;
        fault.Message.Should().Be(FormattableString.Invariant($"This is not JSON, or it has a property twice at line {line}, byte {at}."));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("{", null)]
    [InlineData("[]", "$")]
    [InlineData("null", "$")]
    [InlineData("{}", "$.schema")]
    [InlineData("""{"schema":2}""", "$.schema")]
    [InlineData("""{"schema":1,"schema":1}""", null)]
    [InlineData("""{"schema":1}""", "$.completeness")]
    [InlineData("""{"schema":1,"completeness":{}}""", "$.asOf")]
    [InlineData("""{"schema":1,"completeness":{},"asOf":"QQsecretQQ"}""", "$.asOf")]
    [InlineData("""{"schema":1,"completeness":{},"asOf":"2026-02","engine":"1"}""", "$.asOf")]
    [InlineData("""{"schema":1,"completeness":{},"asOf":"2026-02-01","engine":"1","gaps":[{"missing":"egfr","reason":"x","severity":"QQsecretQQ"}]}""", "$.gaps[0].severity")]
    [InlineData("""{"schema":1,"completeness":{},"asOf":"2026-02-01","engine":"1","recommendations":[{"id":"a"}]}""", "$.recommendations[0].pack")]
    [InlineData("""{"schema":1,"completeness":{},"asOf":"2026-02-01","engine":"1","recommendations":"QQsecretQQ"}""", "$.recommendations")]
    [InlineData("""{"schema":1,"completeness":{"rules":1.5},"asOf":"2026-02-01","engine":"1"}""", "$.completeness.rules")]
    [InlineData("""{"schema":1,"text":"true, \\"fals\\" and nul","engine":tru QQsecretQQ""", null)]
    public void What_is_no_result_is_refused_with_its_place_and_without_its_words(string json, string? place)
    {
        JsonException fault = FluentActions.Invoking(() => EvaluationResult.Parse(json)).Should().Throw<JsonException>().Which;
        fault.Message.Should().NotContain("QQsecretQQ");
        if (place is not null)
        {
            fault.Message.Should().StartWith(place + " ");
        }
    }

    private static EvaluationResult Of(string patient) => patient switch
    {
        "quick start" => Rules.Value.Evaluate(FhirPatient.Read(File.ReadAllText(RepositoryRoot.At("samples", "QuickStart", "patient.json"))), Day),
        "nobody" => Rules.Value.Evaluate(new PatientRecordBuilder().Build(), Day),
        "deceased" => Rules.Value.Evaluate(new PatientRecordBuilder().Deceased(new DateOnly(2025, 1, 1)).Build(), Day),
        _ => Rules.Value.Evaluate(Rich().First(t => t.Name == patient).Patient!, Day),
    };

    // Patients of whom targets, conflicts or reviews are expected.
    private static IEnumerable<RuleTestInfo> Rich() =>
        Rules.Value.Tests.Where(static t => t.Patient is not null && (t.Conflicts.Length > 0 || t.Targets.Count > 0 || t.Reviews.Count > 0)).DistinctBy(static t => t.Name).Take(30);
}
