using CareRules.Fhir.Elements;

namespace CareRules.Fhir.Records;

/// <summary>One resource of the payload.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Type">Its type.</param>
/// <param name="FullUrl">Its address in the Bundle, if any.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="IsComplete">False when its Bundle is one page of a longer answer.</param>
internal sealed record BundleEntry(FhirElement Resource, string Type, string? FullUrl, EntryPlace Place, bool IsComplete)
{
    /// <summary>Its JSON path.</summary>
    public string At => Place.OfResource;
}
