namespace CareRules.Fhir.Bulk;

/// <summary>The ids of all patients of an export: the only thing that is kept for all of them at once. An id that comes twice names nobody.</summary>
internal sealed class PatientIds
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> twice = new(StringComparer.Ordinal);

    public void Add(string id)
    {
        if (!seen.Add(id))
        {
            twice.Add(id);
        }
    }

    public bool CameTwice(string id) => twice.Contains(id);
}
