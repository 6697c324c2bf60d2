using System.Collections.Immutable;
using System.Text.Json;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Tests.Support;

namespace CareRules.Tests.Facade;

public class ResultRenderingTests
{
    private const string Approved = "tests/CareRules.Tests/Facade/Approved/";

    [Fact]
    public void The_text_says_the_most_severe_first_and_what_is_not_known_last() => ApprovedFile.Check(ResultFixture.Result().ToText(), Approved + "result.txt");

    [Fact]
    public void The_markdown_says_the_same_escaped() => ApprovedFile.Check(ResultFixture.Result().ToMarkdown(), Approved + "result.md");

    [Fact]
    public void The_json_is_the_published_one() => ApprovedFile.Check(ResultFixture.Result().ToJson(indented: true), Approved + "result.json");

    [Fact]
    public void Serialising_a_result_writes_the_published_json()
    {
        EvaluationResult result = ResultFixture.Result();
        using JsonDocument serialised = JsonDocument.Parse(JsonSerializer.Serialize(result));
        using JsonDocument written = JsonDocument.Parse(result.ToJson());
        JsonElement.DeepEquals(serialised.RootElement, written.RootElement).Should().BeTrue();
    }

    [Fact]
    public void The_json_of_one_line_has_no_line_end() => ResultFixture.Result().ToJson().Should().NotContainAny("\n", "\r");

    [Fact]
    public void A_recorded_number_keeps_its_digits_and_its_comparator()
    {
        EvaluationResult result = With(ResultFixture.Match(ResultFixture.Egfr, ResultFixture.EgfrFact, "2026-01-03"));
        result.ToJson().Should().Contain("\"value\":90.0,\"unit\":\"mL/min/{1.73_m2}\",\"comparator\":\"\\u003E\"");
        result.ToText().Should().Contain("eGFR >90.0 mL/min/1.73 m², 2026-01-03 [Observation/7]");
    }

    [Fact]
    public void A_patient_who_was_not_evaluated_is_said_to_be_so()
    {
        PatientRecord dead = new PatientRecordBuilder().Source("Patient/4").Deceased(ResultFixture.Date("2025-05")).Build();
        EvaluationFindings none = new() { NotEvaluated = new DeceasedPatient(ResultFixture.Date("2025-05")), OutcomeOf = static _ => null };
        EvaluationResult result = ResultBuilder.Build(ResultFixture.Plan, dead, ResultFixture.AsOf, EvaluationOptions.Default, none);
        result.ToText().Should().StartWith("Patient/4 on 2026-02-01: not evaluated: deceased on 2025-05.\n");
        result.ToJson().Should().Contain("\"notEvaluated\":{\"reason\":\"deceased\",\"on\":\"2025-05\"}");
        result.OutcomeOf("hba1c-overdue").Should().Be(RuleOutcomeKind.NotEvaluated);
    }

    [Theory]
    [InlineData("\u001b[31mred\u001b[0m", "[31mred")]
    [InlineData("a\u202Eb\u2066c", "abc")]
    [InlineData("two\r\nlines", "two lines")]
    [InlineData("\ud800lone", "\ufffdlone")]
    public void A_hostile_name_cannot_steer_a_terminal(string display, string printed)
    {
        string text = With(Named(display)).ToText();
        text.Should().Contain(printed);
        text.Where(static c => char.IsControl(c) && c != '\n').Should().BeEmpty();
        text.Should().NotContainAny("\u202E", "\u2066");
    }

    [Theory]
    [InlineData("![x](http://a/b)", @"\!\[x\]\(http\://a/b\)")]
    [InlineData("<img src=x onerror=alert(1)>", @"\<img src\=x onerror\=alert\(1\)\>")]
    [InlineData("see https://a.example", @"see https\://a.example")]
    [InlineData("www.example.org", @"www\.example.org")]
    [InlineData("| a | **b** `c`", @"\| a \| \*\*b\*\* \`c\`")]
    public void A_hostile_name_cannot_become_markup(string display, string escaped) => With(Named(display)).ToMarkdown().Should().Contain(escaped);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://insecure.example/")]
    [InlineData("https://user@host.example/")]
    [InlineData("data:text/html,x")]
    public void Only_https_addresses_become_links(string url)
    {
        RulePlan rule = ResultFixture.HbA1cRule with { Rule = ResultFixture.HbA1cRule.Rule with { Evidence = [new Citation { Source = "S", Url = url }] } };
        string markdown = With(new RuleOutcome(rule, OutcomeKind.Fires)).ToMarkdown();
        markdown.Should().Contain("- Source: S ").And.NotContain($"<{url}").And.NotContain($"({url}");
    }

    [Fact]
    public void A_hostile_name_cannot_end_a_script_in_a_page_that_holds_the_json() =>
        With(Named("</script>")).ToJson().Should().NotContain("</script>");

    [Fact]
    public void No_text_of_a_result_or_its_parts_prints_a_value()
    {
        EvaluationResult result = ResultFixture.Result();
        result.ToString().Should().Be("EvaluationResult");
        result.Recommendations[0].Facts[0].ToString().Should().Be("RecommendationFact");
        result.Gaps[0].ToString().Should().Be("DataGapInfo");
    }

    private static FactMatch Named(string display) =>
        ResultFixture.Match(ResultFixture.OralNsaid, new MedicationFact { Source = "MedicationRequest/1", Code = new Code("rxnorm", "310965", display) });

    private static EvaluationResult With(params FactMatch[] facts) =>
        With(new RuleOutcome(ResultFixture.NsaidRule, OutcomeKind.Fires) { Facts = [.. facts] });

    private static EvaluationResult With(RuleOutcome fired)
    {
        EvaluationFindings evaluation = new() { Fired = [fired], OutcomeOf = _ => fired };
        return ResultBuilder.Build(ResultFixture.Plan, ResultFixture.Record, ResultFixture.AsOf, EvaluationOptions.Default, evaluation);
    }
}
