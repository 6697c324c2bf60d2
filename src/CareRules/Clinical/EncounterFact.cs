using System.Collections.Immutable;

namespace CareRules.Clinical;

/// <summary>An encounter, past, current or booked (<see cref="FactStatus.Planned"/>).</summary>
public sealed class EncounterFact : Fact
{
    /// <summary>Where it took place.</summary>
    public EncounterClass Class { get; init; }

    /// <summary>From when to when.</summary>
    public DatePeriod? Period { get; init; }

    /// <summary>Where the patient went afterwards, as coded.</summary>
    public ImmutableArray<Code> Discharge { get; init; } = [];

    /// <inheritdoc/>
    public override RecordSection Section => RecordSection.Encounters;
}

/// <summary>Where an encounter took place.</summary>
public enum EncounterClass
{
    /// <summary>Not recorded, or none of the others.</summary>
    NotStated,

    /// <summary>A stay in hospital.</summary>
    Inpatient,

    /// <summary>An emergency department.</summary>
    Emergency,

    /// <summary>A clinic or surgery.</summary>
    Ambulatory,

    /// <summary>The patient's home.</summary>
    Home,

    /// <summary>By telephone, video or message.</summary>
    Virtual,
}
