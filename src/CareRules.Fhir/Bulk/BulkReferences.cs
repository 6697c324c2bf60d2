using CareRules.Fhir.Elements;
using CareRules.Fhir.Json;
using CareRules.Fhir.Records;

namespace CareRules.Fhir.Bulk;

/// <summary>The resources of an export that belong to no patient and are referred to: medicines, substances, devices.</summary>
internal sealed class BulkReferences : References
{
    private readonly Dictionary<string, JsonItem> shared = new(StringComparer.Ordinal);
    private readonly ElementFaults faults = new();

    public static bool IsShared(string type) => type is "Medication" or "Substance" or "Device";

    public void Add(string type, string id, JsonItem resource) => shared[$"{type}/{id}"] = resource.Copy();

    public override FhirElement Find(string reference, string type) =>
        shared.TryGetValue(Plain(reference, type), out JsonItem resource) ? new FhirElement(resource, faults) : default;
}
