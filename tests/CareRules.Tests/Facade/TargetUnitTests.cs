using CareRules.Tests.Support;

namespace CareRules.Tests.Facade;

/// <summary>A value in another unit than its aim is told in both: nobody holds 7 % against 53 mmol/mol at a glance.</summary>
public sealed class TargetUnitTests
{
    private const string Rules = """
        concepts:
          diabetes: { kind: condition, title: diabetes, codes: { snomed: ["73211009"] } }
          hba1c: { kind: observation, title: HbA1c, unit: mmol/mol, convert: { "%": { factor: 10.93, add: -23.5 } }, valid-for: 12 months, codes: { loinc: ["4548-4"] } }
        rules:
          - { id: t, title: T, category: target, when: { condition: diabetes }, target: { measure: hba1c, aim: "< 53 mmol/mol" } }
        """;

    // 10.93 x 7 - 23.5 = 53.01
    [Theory]
    [InlineData("7 %", "latest 7% (53.01 mmol/mol) on 2026-01-10")]
    [InlineData("\">14 %\"", "latest >14% (>129.52 mmol/mol) on 2026-01-10")]
    [InlineData("61 mmol/mol", "latest 61 mmol/mol on 2026-01-10")]
    public void The_text_says_it_in_the_unit_of_the_aim_too(string value, string expected) =>
        Pack.Evaluate(Rules, $"conditions: [diabetes], observations: [ {{ hba1c: {value}, on: 2026-01-10 }} ]").ToText().Should().Contain(expected);

    [Fact]
    public void The_patient_reads_it_too() =>
        Pack.Evaluate(Rules, "conditions: [diabetes], observations: [ { hba1c: 7 %, on: 2026-01-10 } ]").ToPatientHtml()
            .Should().Contain("Your last value was 7% (53.01 mmol/mol) on 10 January 2026.");

    [Fact]
    public void A_result_that_was_read_back_has_no_rules_at_hand_and_says_what_was_recorded() =>
        EvaluationResult.Parse(Pack.Evaluate(Rules, "conditions: [diabetes], observations: [ { hba1c: 7 %, on: 2026-01-10 } ]").ToJson()).ToText()
            .Should().Contain("latest 7% on 2026-01-10");
}
