namespace CareRules.Model;

/// <summary>The index of a concept in its rule set, given when names are bound.</summary>
internal readonly record struct ConceptId(int Index)
{
    /// <summary>Stands for <c>any</c> in encounters and counts.</summary>
    public static readonly ConceptId Any = new(-1);

    /// <summary>Stands for a concept that could not be bound; reported, never compiled.</summary>
    public static readonly ConceptId Error = new(-2);
}
