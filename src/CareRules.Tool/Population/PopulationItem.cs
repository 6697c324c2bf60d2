using CareRules.Clinical;

namespace CareRules.Tool.Population;

/// <summary>One patient of a run before it is read: where it stands, and how to read it.</summary>
internal sealed record PopulationItem(string At, Func<PatientRecord> Read)
{
    /// <summary>The patient's reference, where it is known although the record cannot be read.</summary>
    public string? Patient { get; init; }
}
