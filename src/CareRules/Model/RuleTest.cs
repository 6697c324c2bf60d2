using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules.Model;

/// <summary>A test that a pack carries: a patient, and what must, and must not, be said of them.</summary>
internal sealed record RuleTest
{
    public required string Pack { get; init; }

    public required string Name { get; init; }

    public required SourceLocation At { get; init; }

    public required DateOnly AsOf { get; init; }

    /// <summary>The patient as written; null when a file is named instead, <see cref="PatientFile"/>.</summary>
    public PatientRecord? Patient { get; init; }

    /// <summary>The path inside the pack of a FHIR Bundle.</summary>
    public string? PatientFile { get; init; }

    /// <summary>The text of <see cref="PatientFile"/>.</summary>
    public string? PatientFileText { get; init; }

    /// <summary>Rules that must fire, as <c>pack/id</c>.</summary>
    public ImmutableArray<string> Fires { get; init; } = [];

    public ImmutableArray<string> Silent { get; init; } = [];

    public ImmutableArray<string> Undetermined { get; init; } = [];

    /// <summary>What must be listed as missing (concept ids, or section names).</summary>
    public ImmutableArray<string> Gaps { get; init; } = [];

    /// <summary>Open conflicts that must be found, by measure or concept.</summary>
    public ImmutableArray<string> Conflicts { get; init; } = [];

    /// <summary>The aim that must be in effect, by measure.</summary>
    public ImmutableSortedDictionary<string, string> Targets { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>How checks must stand.</summary>
    public ImmutableSortedDictionary<string, ReviewStatus> Reviews { get; init; } = ImmutableSortedDictionary<string, ReviewStatus>.Empty;

    /// <summary>Nothing may be said at a higher severity.</summary>
    public Severity? AtMost { get; init; }

    /// <summary>Nothing but <see cref="Fires"/> may be said.</summary>
    public bool NothingElse { get; init; }
}
