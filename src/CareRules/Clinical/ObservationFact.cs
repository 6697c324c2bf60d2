using System.Collections.Immutable;

namespace CareRules.Clinical;

/// <summary>A result, measurement, coded answer or received document.</summary>
public sealed class ObservationFact : Fact
{
    /// <summary>When it was true of the patient; else <see cref="Issued"/> stands in.</summary>
    public PartialDate? Effective { get; init; }

    /// <summary>The period it covers, where one is recorded instead.</summary>
    public DatePeriod? Period { get; init; }

    /// <summary>When it was made available.</summary>
    public PartialDate? Issued { get; init; }

    /// <summary>The measured value.</summary>
    public Quantity? Value { get; init; }

    /// <summary>The coded answer.</summary>
    public ImmutableArray<Code> ValueCodes { get; init; } = [];

    /// <summary>Why a recorded value cannot be used (no unit, a text, a range); null when it can. Names no value.</summary>
    public string? Unreadable { get; init; }

    /// <summary>True when the record says that there is no value and why: then it is not recorded at all.</summary>
    public bool DataAbsent { get; init; }

    /// <inheritdoc/>
    public override RecordSection Section => RecordSection.Observations;
}
