namespace CareRules;

/// <summary>What a JSON text is, as far as its first level says.</summary>
public enum FhirContentKind
{
    /// <summary>Not a JSON object with a <c>resourceType</c>, or not JSON.</summary>
    Other,

    /// <summary>A Bundle, or Parameters, which may hold one.</summary>
    Bundle,

    /// <summary>Any other resource: a line of bulk data.</summary>
    Resource,
}
