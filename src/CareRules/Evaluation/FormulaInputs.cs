using CareRules.Clinical;

namespace CareRules.Evaluation;

/// <summary>Which personal facts the built-in formulas need, and the call of each.</summary>
internal static class FormulaInputs
{
    public static bool NeedsSex(string formula) => formula is "ckd-epi-2009" or "ckd-epi-2021" or "mdrd" or "cockcroft-gault";

    public static bool NeedsPerson(string formula) => NeedsSex(formula) || formula == "fib-4";

    /// <summary>The result in the formula's own unit; null outside of the range in which it holds.</summary>
    public static decimal? Compute(string formula, IReadOnlyDictionary<string, decimal> of, (int Age, bool Female)? person)
    {
        (int age, bool female) = person ?? default;
        return formula switch
        {
            "ckd-epi-2009" => Formulas.CkdEpi2009(of["creatinine"], age, female),
            "ckd-epi-2021" => Formulas.CkdEpi2021(of["creatinine"], age, female),
            "mdrd" => Formulas.Mdrd(of["creatinine"], age, female),
            "cockcroft-gault" => Formulas.CockcroftGault(of["creatinine"], of["weight"], age, female),
            "bmi" => Formulas.Bmi(of["weight"], of["height"]),
            "qtc-bazett" => Formulas.QtcBazett(of["qt"], of["heart-rate"]),
            "qtc-fridericia" => Formulas.QtcFridericia(of["qt"], of["heart-rate"]),
            "corrected-calcium" => Formulas.CorrectedCalcium(of["calcium"], of["albumin"]),
            "non-hdl" => Formulas.NonHdl(of["total"], of["hdl"]),
            "fib-4" => Formulas.Fib4(of["ast"], of["alt"], of["platelets"], age),
            "meld" => Formulas.Meld(of["creatinine"], of["bilirubin"], of["inr"]),
            "kdigo-category" => Formulas.KdigoCategory(of["egfr"], of["acr"]),
            _ => null,
        };
    }
}
