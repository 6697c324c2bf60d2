using System.Collections.Frozen;

namespace CareRules.Clinical;

/// <summary>What common spellings that are not UCUM are probably meant as: for the author's eyes, never used to read a value.</summary>
internal static class UnitHints
{
    private static readonly FrozenDictionary<string, string> Meant = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["mmHg"] = "mm[Hg]", ["cmH2O"] = "cm[H2O]", ["bpm"] = "/min", ["beats/min"] = "{beats}/min", ["breaths/min"] = "{breaths}/min",
        ["kg/m²"] = "kg/m2", ["kg/m^2"] = "kg/m2", ["mL/min/1.73"] = "mL/min/{1.73_m2}", ["mL/min/1.73m2"] = "mL/min/{1.73_m2}", ["mL/min/1.73_m2"] = "mL/min/{1.73_m2}",
        ["mL/min/1.73 m2"] = "mL/min/{1.73_m2}", ["ml/min/1.73m2"] = "mL/min/{1.73_m2}", ["IU/L"] = "[iU]/L", ["mIU/L"] = "m[iU]/L", ["IU"] = "[iU]", ["mEq/L"] = "meq/L",
        ["mcg"] = "ug", ["mcg/L"] = "ug/L", ["µg"] = "ug", ["µg/L"] = "ug/L", ["µmol/L"] = "umol/L", ["μmol/L"] = "umol/L", ["μg/L"] = "ug/L",
        ["°C"] = "Cel", ["degC"] = "Cel", ["°F"] = "[degF]", ["degF"] = "[degF]", ["lb"] = "[lb_av]", ["lbs"] = "[lb_av]", ["in"] = "[in_i]", ["ft"] = "[ft_i]",
        ["years"] = "a", ["year"] = "a", ["months"] = "mo", ["weeks"] = "wk", ["days"] = "d", ["hours"] = "h", ["mins"] = "min", ["sec"] = "s",
        ["mOsm/kg"] = "mosm/kg", ["x10^9/L"] = "10*9/L", ["x10*9/L"] = "10*9/L", ["points"] = "{score}", ["score"] = "{score}", ["percent"] = "%",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All slips and what each is meant as.</summary>
    public static IReadOnlyDictionary<string, string> All => Meant;

    /// <summary>The UCUM unit that a text is probably meant as; null when it is not a known slip.</summary>
    public static string? For(string text) => Meant.GetValueOrDefault(text);
}
