using CareRules.Fhir.Elements;

namespace CareRules.Fhir.Records;

/// <summary>The resources of a Bundle by full URL and by <c>Type/id</c>; made when the first reference is followed.</summary>
internal sealed class BundleReferences(IReadOnlyList<BundleEntry> entries) : References
{
    private Dictionary<string, BundleEntry?>? index;

    public override FhirElement Find(string reference, string type) => Entry(reference, type)?.Resource ?? default;

    public override string SourceOf(string reference, string type) =>
        Entry(reference, type) is { } entry ? ReadContext.SourceOf(entry) ?? Plain(reference, type) : Plain(reference, type);

    private BundleEntry? Entry(string reference, string type)
    {
        index ??= Index();
        string text = WithoutVersion(reference);
        if (index.TryGetValue(text, out BundleEntry? entry))
        {
            return entry;
        }

        // By its plain name only where the entry has no address of its own that says otherwise.
        return index.TryGetValue(Plain(text, type), out entry) && entry is not null && !IsElsewhere(entry, text) ? entry : null;
    }

    private static bool IsElsewhere(BundleEntry entry, string reference) =>
        reference.StartsWith("http", StringComparison.Ordinal) && entry.FullUrl?.StartsWith("http", StringComparison.Ordinal) == true;

    private Dictionary<string, BundleEntry?> Index()
    {
        Dictionary<string, BundleEntry?> made = new(entries.Count * 2, StringComparer.Ordinal);
        foreach (BundleEntry entry in entries)
        {
            string? address = entry.FullUrl is { } url ? WithoutVersion(url) : null;
            string? plain = entry.Resource.Text("id"u8) is { } id ? $"{entry.Type}/{id}" : null;
            Add(made, address, entry);
            if (plain != address)
            {
                Add(made, plain, entry);
            }
        }

        return made;
    }

    // A name that two entries share names neither.
    private static void Add(Dictionary<string, BundleEntry?> made, string? key, BundleEntry entry)
    {
        if (key is not null && !made.TryAdd(key, entry))
        {
            made[key] = null;
        }
    }
}
