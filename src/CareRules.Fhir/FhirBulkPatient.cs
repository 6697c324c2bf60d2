using CareRules.Clinical;

namespace CareRules;

/// <summary>One patient of a bulk export: a record, or why there is none.</summary>
public sealed class FhirBulkPatient
{
    internal FhirBulkPatient(string? source, PatientRecord? record, UnreadablePatientException? error)
    {
        Source = source;
        Record = record;
        Error = error;
    }

    /// <summary>The patient's reference (<c>Patient/123</c>); null when even that cannot be read.</summary>
    public string? Source { get; }

    /// <summary>The record; null when unreadable.</summary>
    public PatientRecord? Record { get; }

    /// <summary>Why there is no record, with file and line; null when there is one.</summary>
    public UnreadablePatientException? Error { get; }

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(FhirBulkPatient);
}
