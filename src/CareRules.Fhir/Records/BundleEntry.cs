using CareRules.Fhir.Elements;
using CareRules.Fhir.Json;

namespace CareRules.Fhir.Records;

/// <summary>One resource of the payload.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Type">Its type.</param>
/// <param name="Address">The text of its address in the Bundle, if any.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="IsComplete">False when its Bundle is one page of a longer answer.</param>
internal sealed record BundleEntry(FhirElement Resource, string Type, JsonItem? Address, EntryPlace Place, bool IsComplete)
{
    /// <summary>Its address in the Bundle, if any.</summary>
    public string? FullUrl => Address?.Text();

    /// <summary>Its JSON path.</summary>
    public string At => Place.OfResource;
}
