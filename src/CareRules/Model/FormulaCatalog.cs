using System.Collections.Immutable;

namespace CareRules.Model;

/// <summary>The names of the built-in formulas, their inputs and units; what they compute stands in <c>Clinical/Formulas</c>.</summary>
internal static class FormulaCatalog
{
    public const string DoseEquivalent = "dose-equivalent";

    public const string Difference = "difference";

    public const string TimeInRange = "time-in-range";

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
        new(Difference, "", ["minuend", "subtrahend"], []),
        new(DoseEquivalent, "mg", [], []),
        new(TimeInRange, "%", ["value", "low", "high"], []),
    ];

    public static IEnumerable<string> Names => All.Select(static f => f.Name);

    /// <summary>The unit in which a formula takes an input; empty where any does.</summary>
    public static string UnitOf(string input) => input switch
    {
        "creatinine" or "bilirubin" => "umol/L",
        "weight" => "kg",
        "height" => "m",
        "qt" => "ms",
        "heart-rate" => "/min",
        "calcium" or "total" or "hdl" => "mmol/L",
        "albumin" => "g/L",
        "ast" or "alt" => "U/L",
        "platelets" => "10*9/L",
        "egfr" => "mL/min/{1.73_m2}",
        "acr" => "mg/mmol",
        _ => "",
    };

    public static FormulaInfo? Find(string name) => All.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal));
}

/// <summary>A formula: the unit of its result (empty: that of its inputs), the inputs it needs, and those it may have.</summary>
internal sealed record FormulaInfo(string Name, string Unit, ImmutableArray<string> Required, ImmutableArray<string> Optional)
{
    public IEnumerable<string> Inputs => Required.Concat(Optional);
}
