using System.Globalization;

namespace CareRules.Fhir.Records;

/// <summary>Where a resource stands: an entry of the Bundle at a JSON path, or what stands at the path itself. Written out only when somebody asks.</summary>
internal readonly record struct EntryPlace(string At, int? Index)
{
    public string OfEntry => Index is { } index ? string.Create(CultureInfo.InvariantCulture, $"{At}.entry[{index}]") : At;

    public string OfResource => Index is null ? At : $"{OfEntry}.resource";
}
