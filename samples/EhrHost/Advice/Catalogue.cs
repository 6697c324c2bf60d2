using CareRules;
using CareRules.Clinical;

namespace EhrHost.Advice;

/// <summary>How this host calls the checks that rules speak of, and with which code it orders those that it can order. Every host has such a list.</summary>
internal static class Catalogue
{
    private static readonly Dictionary<string, (string Name, string? Loinc)> Items = new(StringComparer.Ordinal)
    {
        ["corrected-calcium"] = ("corrected calcium", null),
        ["diastolic-bp"] = ("diastolic blood pressure", null),
        ["digoxin-level"] = ("digoxin level", "10535-3"),
        ["egfr"] = ("eGFR", "62238-1"),
        ["haemoglobin"] = ("haemoglobin", "718-7"),
        ["hba1c"] = ("HbA1c", "59261-8"),
        ["inr"] = ("INR", "6301-6"),
        ["ldl-cholesterol"] = ("LDL cholesterol", null),
        ["lithium-level"] = ("lithium level", "14334-7"),
        ["neutrophil-count"] = ("neutrophils", "751-8"),
        ["non-hdl-cholesterol"] = ("non-HDL cholesterol", null),
        ["qtc-interval"] = ("ECG with QTc", null),
        ["serum-calcium"] = ("calcium", "17861-6"),
        ["serum-creatinine"] = ("creatinine", "2160-0"),
        ["serum-potassium"] = ("potassium", "2823-3"),
        ["serum-sodium"] = ("sodium", "2951-2"),
        ["systolic-bp"] = ("systolic blood pressure", null),
        ["body-weight"] = ("weight", null),
        ["body-mass-index"] = ("BMI", null),
        ["total-cholesterol"] = ("total cholesterol", "2093-3"),
        ["tsh"] = ("TSH", "3016-3"),
        ["thyroid-function-test"] = ("thyroid function", "3016-3"),
        ["urine-acr"] = ("urine ACR", "14959-1"),
    };

    /// <summary>A concept in words: the host's own, else those of the rules.</summary>
    public static string NameOf(string concept, EvaluationResult result) => Items.TryGetValue(concept, out var item) ? item.Name : result.TitleOf(concept);

    /// <summary>The code with which the test is ordered; null when this host cannot order it.</summary>
    public static Code? OrderCodeOf(string concept) =>
        Items.TryGetValue(concept, out var item) && item.Loinc is { } loinc ? new Code(CodeSystems.Loinc, loinc, item.Name) : null;
}
