using System.Collections.Immutable;

namespace CareRules.Tests.Binding;

/// <summary>What cannot be compared is found when rules are compiled: nowhere does a number meet a number of another unit.</summary>
public sealed class UnitFitTests
{
    private const string Inputs = """
        concepts:
          creatinine: { kind: observation, title: creatinine, unit: umol/L, codes: { loinc: ["14682-9"] } }
          creatinine-mass: { kind: observation, title: creatinine by mass, unit: mg/dL, codes: { loinc: ["2160-0"] }, convert: { umol/L: 0.01131 } }
          weight: { kind: observation, title: weight, unit: kg, codes: { loinc: ["29463-7"] } }
          height: { kind: observation, title: height, unit: cm, codes: { loinc: ["8302-2"] } }
          bare-height: { kind: observation, title: height without a unit, codes: { loinc: ["3137-7"] } }
          lying: { kind: observation, title: lying, unit: "mm[Hg]", codes: { loinc: ["8461-6"] } }
          standing: { kind: observation, title: standing, unit: kPa, codes: { loinc: ["8460-8"] } }
          inr: { kind: observation, title: INR, codes: { loinc: ["6301-6"] } }
          morphine: { kind: medication, title: morphine, codes: { atc: [N02AA01] } }

        """;

    [Trait("Clause", "13.5")]
    [Theory]
    [InlineData("unit: kg/m2, derived: { formula: bmi, from: { weight: weight, height: height } }", null)]
    [InlineData("unit: g/cm2, derived: { formula: bmi, from: { weight: weight, height: height } }", null)]
    [InlineData("unit: kg, derived: { formula: bmi, from: { weight: weight, height: height } }", "`bmi` needs `x` in `kg/m2`, and it is measured in `kg`")]
    [InlineData("unit: kg/m2, derived: { formula: bmi, from: { weight: height, height: height } }", "`bmi` needs `height` in `kg`, and it is measured in `cm`")]
    [InlineData("unit: kg/m2, derived: { formula: bmi, from: { weight: weight, height: bare-height } }", "`bmi` needs `bare-height` in `m`, and it is measured in `1`")]
    [InlineData("unit: \"mL/min/{1.73_m2}\", derived: { formula: ckd-epi-2021, from: { creatinine: creatinine } }", null)]
    [InlineData("unit: mL/min, derived: { formula: ckd-epi-2021, from: { creatinine: creatinine } }", "`ckd-epi-2021` needs `x` in `mL/min/{1.73_m2}`, and it is measured in `mL/min`")]
    [InlineData("unit: \"mL/min/{1.73_m2}\", derived: { formula: ckd-epi-2021, from: { creatinine: creatinine-mass } }", "`ckd-epi-2021` needs `creatinine-mass` in `umol/L`, and it is measured in `mg/dL`")]
    // These convert nothing.
    [InlineData("unit: \"mm[Hg]\", derived: { formula: difference, from: { minuend: lying, subtrahend: lying } }", null)]
    [InlineData("unit: \"mm[Hg]\", derived: { formula: difference, from: { minuend: lying, subtrahend: standing } }", "`difference` needs `standing` in `mm[Hg]`, and it is measured in `kPa`")]
    [InlineData("unit: mg, derived: { formula: dose-equivalent, from: { morphine: 1 } }", null)]
    [InlineData("unit: g, derived: { formula: dose-equivalent, from: { morphine: 1 } }", "`dose-equivalent` needs `x` in `mg`, and it is measured in `g`")]
    [InlineData("unit: \"%\", derived: { formula: time-in-range, from: { value: inr, low: 2, high: 3 } }", null)]
    [InlineData("derived: { formula: time-in-range, from: { value: inr, low: 2, high: 3 } }", "`time-in-range` needs `x` in `%`, and it is measured in `1`")]
    public void A_formula_needs_units_that_it_can_be_computed_in(string concept, string? fault)
    {
        ImmutableArray<Diagnostic> found = Find($"  x: {{ kind: observation, title: x, {concept} }}\n");
        found.Select(static d => d.Code).Should().Equal(fault is null ? [] : ["CR1012"]);
        found.All(d => d.Message.StartsWith(fault!, StringComparison.Ordinal)).Should().BeTrue("it says {0}", string.Join('\n', found));
    }

    [Trait("Clause", "13.1")]
    [Theory]
    [InlineData("{ formula: ckd-epi-2020, from: { creatinine: creatinine } }", "CR1001")]
    [InlineData("{ formula: bmi, from: { weight: weight } }", "CR1038")]
    [InlineData("{ formula: bmi, from: { weight: weight, height: height, age: height } }", "CR1001")]
    [InlineData("{ formula: bmi, from: { weight: morphine, height: height } }", "CR1004")]
    public void A_formula_is_one_of_those_that_are_built_in_with_its_inputs(string derived, string code) =>
        Find($"  x: {{ kind: observation, title: x, unit: kg/m2, derived: {derived} }}\n").Select(static d => d.Code).Should().Equal(code);

    [Trait("Clause", "6.14")]
    [Theory]
    [InlineData("20..200 mmol/mol", null)]
    [InlineData("4..20 %", "CR1012")]
    [InlineData("20..200", "CR1012")]
    public void The_plausible_range_is_written_in_the_unit_of_the_concept(string range, string? code) =>
        Find($"  x: {{ kind: observation, title: x, unit: mmol/mol, codes: {{ loinc: [\"59261-8\"] }}, plausible: \"{range}\" }}\n").Select(static d => d.Code).Should().Equal(code is null ? [] : [code]);

    [Trait("Clause", "10.14")]
    [Theory]
    [InlineData("> 75 mg", null)]
    [InlineData("> 75", "CR1013")]
    [InlineData("> 75 mgs", "CR1011")]
    public void A_daily_dose_is_tested_in_a_unit(string test, string? code) =>
        Find($"definitions: {{ d: {{ medication: morphine, daily-dose: \"{test}\" }} }}\n").Select(static d => d.Code).Should().Equal(code is null ? [] : [code]);

    private static ImmutableArray<Diagnostic> Find(string concept)
    {
        RuleSet.TryCompile([RulePackSource.FromFiles("p", [new("pack.yaml", "pack: p\nversion: 1.0.0\n"), new("c.yaml", Inputs.ReplaceLineEndings("\n") + concept)])], out _, out ImmutableArray<Diagnostic> found);
        return [.. found.Where(static d => d.Code != "CR2011")];
    }
}
