using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules.Model;

/// <summary>A predicate of the host, as a pack declares it.</summary>
internal sealed record CustomModel(string Pack, string Id, string Title, ImmutableArray<RecordSection> Reads, SourceLocation At)
{
    /// <summary>What it is given, unless a criterion says otherwise.</summary>
    public ImmutableSortedDictionary<string, string> With { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The host's answer; null where the host has none.</summary>
    public Func<PatientRecord, DateOnly, IReadOnlyDictionary<string, string>, CustomAnswer>? Predicate { get; init; }
}
