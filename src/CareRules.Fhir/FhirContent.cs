using CareRules.Fhir.Json;

namespace CareRules;

/// <summary>Tells Bundles from bare resources, for inputs that may be either (NDJSON of Bundles, or bulk data).</summary>
public static class FhirContent
{
    /// <summary>What a JSON text or a line of NDJSON is. Looks at the first level only and reads no further than it needs; never throws for any bytes.</summary>
    /// <param name="utf8Json">The JSON text in UTF-8.</param>
    /// <param name="resourceType">The <c>resourceType</c>, or null when there is none.</param>
    /// <returns>The kind.</returns>
    public static FhirContentKind KindOf(ReadOnlySpan<byte> utf8Json, out string? resourceType)
    {
        resourceType = JsonPeek.ResourceType(utf8Json);
        return resourceType switch
        {
            null => FhirContentKind.Other,
            "Bundle" or "Parameters" => FhirContentKind.Bundle,
            _ => FhirContentKind.Resource,
        };
    }
}
