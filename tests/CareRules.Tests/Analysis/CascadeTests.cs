namespace CareRules.Tests.Analysis;

/// <summary>One mistake is one message.</summary>
public sealed class CascadeTests
{
    private const string Concepts = "concepts:\n  egfr: { kind: observation, title: eGFR, unit: mL/min, valid-for: 1 year, codes: { loinc: [\"1\"] } }\n";

    private const string Rule = "  - id: one\n    title: One\n    category: monitoring\n    when: { observation: NAME, latest: \"< 30 mL/min\" }\n    recommend: { severity: low, text: \"Seen {egfr.value}.\" }\n    evidence: [ { source: A } ]\n";

    [Fact]
    public void A_placeholder_of_a_faulty_criterion_is_not_reported_as_well() =>
        Authoring.Check(Concepts + "rules:\n" + Rule.Replace("NAME", "egrf", StringComparison.Ordinal)).Select(static d => d.Code).Should().Equal("CR1001");

    [Fact]
    public void A_placeholder_of_a_sound_criterion_is() =>
        Authoring.Check(Concepts + "rules:\n" + Rule.Replace("NAME", "egfr", StringComparison.Ordinal).Replace("{egfr.value}", "{egrf.value}", StringComparison.Ordinal)).Select(static d => d.Code).Should().Equal("CR1016");

    [Fact]
    public void A_name_that_stands_below_a_fault_of_writing_is_not_reported_as_well() =>
        Authoring.Check("rules:\n" + Rule.Replace("NAME", "egfr", StringComparison.Ordinal) + "parameters: [\n" + Concepts).Select(static d => d.Code).Should().Equal("CR0026");

    [Fact]
    public void A_name_that_stands_nowhere_is_reported_beside_a_fault_of_writing() =>
        Authoring.Check("rules:\n" + Rule.Replace("NAME", "sodium", StringComparison.Ordinal) + "parameters: [\n" + Concepts).Select(static d => d.Code).Should().Contain("CR1001");
}
