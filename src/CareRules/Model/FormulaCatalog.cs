using System.Collections.Immutable;

namespace CareRules.Model;

/// <summary>The names of the built-in formulas and of their inputs; what they compute stands in <c>Clinical/Formulas</c>.</summary>
internal static class FormulaCatalog
{
    public const string DoseEquivalent = "dose-equivalent";

    private static readonly ImmutableArray<FormulaInfo> All =
    [
        new("ckd-epi-2009", "mL/min/{1.73_m2}", ["creatinine"], []),
        new("ckd-epi-2021", "mL/min/{1.73_m2}", ["creatinine"], []),
        new("mdrd", "mL/min/{1.73_m2}", ["creatinine"], []),
        new("cockcroft-gault", "mL/min", ["creatinine", "weight"], []),
        new("bmi", "kg/m2", ["weight", "height"], []),
        new("qtc-bazett", "ms", ["qt", "heart-rate"], []),
        new("qtc-fridericia", "ms", ["qt", "heart-rate"], []),
        new("corrected-calcium", "mmol/L", ["calcium", "albumin"], []),
        new("non-hdl", "mmol/L", ["total", "hdl"], []),
        new("fib-4", "1", ["ast", "alt", "platelets"], []),
        new("meld", "1", ["creatinine", "bilirubin", "inr"], []),
        new("kdigo-category", "1", ["egfr", "acr"], []),
        new("difference", "", ["minuend", "subtrahend"], []),
        new(DoseEquivalent, "mg", [], []),
        new("time-in-range", "%", ["value", "low", "high"], []),
    ];

    public static IEnumerable<string> Names => All.Select(static f => f.Name);

    public static FormulaInfo? Find(string name) => All.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal));
}

/// <summary>A formula: the unit of its result (empty: that of its inputs), the inputs it needs, and those it may have.</summary>
internal sealed record FormulaInfo(string Name, string Unit, ImmutableArray<string> Required, ImmutableArray<string> Optional)
{
    public IEnumerable<string> Inputs => Required.Concat(Optional);
}
