namespace CareRules;

/// <summary>One NDJSON file of a FHIR bulk export. It is opened once to find the patients and their medicines, and once for each pass.</summary>
public sealed class FhirBulkFile
{
    /// <summary>Names a file and says how it is opened.</summary>
    /// <param name="name">The file's name, for messages; the resource type is what stands before its first dot or hyphen (<c>Observation.ndjson</c>, <c>Condition.0001.ndjson</c>).</param>
    /// <param name="open">Opens the file from its beginning, decompressed; called more than once. The reader disposes the stream.</param>
    public FhirBulkFile(string name, Func<Stream> open)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(open);
        Name = name;
        Open = open;
        int end = name.AsSpan().IndexOfAny('.', '-');
        ResourceType = end < 0 ? name : name[..end];
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The type of resource that the name says the file holds.</summary>
    public string ResourceType { get; }

    internal Func<Stream> Open { get; }
}
