using CareRules.Clinical;

namespace CareRules;

/// <summary>How a FHIR record is read.</summary>
public sealed class FhirReadOptions
{
    /// <summary>The options that are used where none are given.</summary>
    public static FhirReadOptions Default { get; } = new();

    /// <summary>Every section: for a host that knows its records to be complete.</summary>
    public static IReadOnlyCollection<RecordSection> AllSections { get; } = Enum.GetValues<RecordSection>();

    /// <summary>Sections that the host says are complete, beside those that the payload supplies itself. None unless set.</summary>
    public IReadOnlyCollection<RecordSection> Supplied { get; init; } = [];

    /// <summary>The largest payload that is read, in bytes, inclusive; in bulk data, the longest line. 64 MiB unless set.</summary>
    public long MaxBytes { get; init; } = 64L * 1024 * 1024;
}
