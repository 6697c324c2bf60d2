using CareRules.Tests.Support;

namespace CareRules.Tests.Explanations;

/// <summary>A text that names a computed observation prints what the rule was decided by, not that nothing is recorded.</summary>
public sealed class ComputedValueTextTests
{
    private const string Rules = """
        concepts:
          apixaban: { kind: medication, title: apixaban, codes: { atc: [B01AF02] } }
          total: { kind: observation, title: total cholesterol, unit: mmol/L, valid-for: 24 months, codes: { loinc: ["14647-2"] } }
          hdl: { kind: observation, title: HDL cholesterol, unit: mmol/L, valid-for: 24 months, codes: { loinc: ["14646-4"] } }
          non-hdl: { kind: observation, title: non-HDL cholesterol, unit: mmol/L, valid-for: 24 months, codes: { loinc: ["70204-3"] }, derived: { formula: non-hdl, from: { total: total, hdl: hdl }, within: 24 months, prefer: recorded } }
        rules:
          - id: r
            title: R
            category: monitoring
            when: { observation: non-hdl, latest: "> 2.6 mmol/L" }
            recommend: { severity: low, action: { check: non-hdl }, text: "Non-HDL {non-hdl.value}.", patient: { en: "Your value is {non-hdl.value}." } }
        """;

    // 6.012345 - 1.2 = 4.812345
    [Trait("Clause", "15.7")]
    [Theory]
    [InlineData("{ total: 6.2 mmol/L, on: 2026-01-10 }, { hdl: 1.2 mmol/L, on: 2026-01-10 }", "5 mmol/L")]
    [InlineData("{ total: 6.012345 mmol/L, on: 2026-01-10 }, { hdl: 1.2 mmol/L, on: 2026-01-10 }", "4.81 mmol/L")]
    [InlineData("{ total: 6.2 mmol/L, on: 2026-01-10 }, { hdl: 1.2 mmol/L, on: 2026-01-10 }, { non-hdl: 4.9 mmol/L, on: 2026-01-12 }", "4.9 mmol/L")]
    [InlineData("{ total: 6.2 mmol/L, on: 2026-01-10 }, { hdl: 1.2 mmol/L, on: 2026-01-10 }, { non-hdl: 3.9 mmol/L, on: 2019-01-12 }", "5 mmol/L")]
    public void Clinician_and_patient_read_the_value_that_decided(string observations, string value)
    {
        Recommendation said = Pack.Evaluate(Rules, $"observations: [ {observations} ]").Recommendations.Single();
        said.Text.Should().Be($"Non-HDL {value}.");
        said.PatientText["en"].Should().Be($"Your value is {value}.");
    }
}
