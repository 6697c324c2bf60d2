namespace CareRules.Clinical;

/// <summary>How close a relative is, from the word for the relation.</summary>
internal static class Relatives
{
    public static RelativeDegree DegreeOf(string? relation) => relation switch
    {
        null => RelativeDegree.NotStated,
        "first-degree" or "mother" or "father" or "parent" or "sister" or "brother" or "sibling" or "son" or "daughter" or "child" => RelativeDegree.First,
        "second-degree" or "grandmother" or "grandfather" or "grandparent" or "grandson" or "granddaughter" or "grandchild"
            or "aunt" or "uncle" or "niece" or "nephew" or "half-sister" or "half-brother" or "half-sibling" => RelativeDegree.Second,
        "unknown" => RelativeDegree.NotStated,
        _ => RelativeDegree.Other,
    };
}
