using CareRules.Clinical;

namespace EhrHost.Cds;

/// <summary>A search for one type of resource of the patient.</summary>
/// <param name="Section">The section of the record that it belongs to.</param>
/// <param name="Key">Its key in the prefetch of a request.</param>
/// <param name="ResourceType">What is searched for.</param>
/// <param name="DateParameter">The search parameter for the date; null where old items matter as much as new ones.</param>
internal sealed record PrefetchQuery(RecordSection Section, string Key, string ResourceType, string? DateParameter)
{
    /// <summary>The query as CDS Hooks writes it.</summary>
    /// <param name="lookBack">How far back any rule looks (<c>24 months</c>); null for the whole past.</param>
    public string Template(string? lookBack)
    {
        string all = $"{ResourceType}?patient={{{{context.patientId}}}}";
        return lookBack is not null && DateParameter is not null ? $"{all}&{DateParameter}=ge{{{{today() - {lookBack}}}}}" : all;
    }
}
