using CareRules.Clinical;

namespace CareRules.Tool.Population;

/// <summary>One patient of a run when it is done: the line of output, and what the summary counts.</summary>
internal sealed record PopulationOutcome(string Line)
{
    /// <summary>Null for a rejected patient.</summary>
    public EvaluationResult? Result { get; init; }

    /// <summary>Null for a rejected patient.</summary>
    public PatientRecord? Record { get; init; }

    /// <summary>For a rejected patient: place and reason.</summary>
    public string? Rejection { get; init; }
}
