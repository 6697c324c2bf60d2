namespace CareRules.Explanations;

/// <summary>A recorded name as a person says it: without the mark of its kind that SNOMED CT puts behind it.</summary>
internal static class SpokenName
{
    private static readonly string[] Marks =
    [
        "disorder", "finding", "situation", "procedure", "regime/therapy", "observable entity", "substance", "product", "medicinal product",
        "clinical drug", "morphologic abnormality", "event", "body structure", "person", "occupation", "record artifact", "qualifier value",
    ];

    public static string Of(string name)
    {
        string trimmed = name.Trim();
        int open = trimmed.LastIndexOf(" (", StringComparison.Ordinal);
        return open > 0 && trimmed[^1] == ')' && Marks.Contains(trimmed[(open + 2)..^1], StringComparer.OrdinalIgnoreCase) ? trimmed[..open] : trimmed;
    }
}
