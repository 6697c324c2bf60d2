using System.Collections.Immutable;

namespace CareRules.Clinical;

/// <summary>What is known of one patient. Immutable and thread-safe; made by <see cref="PatientRecordBuilder"/> or a reader.</summary>
public sealed class PatientRecord
{
    internal PatientRecord()
    {
    }

    /// <summary>The host's own reference (<c>Patient/123</c>).</summary>
    public string? Source { get; internal init; }

    /// <summary>The birth date; null when not recorded.</summary>
    public PartialDate? BirthDate { get; internal init; }

    /// <summary>Sex for clinical use.</summary>
    public Sex Sex { get; internal init; }

    /// <summary>True when the record says that the patient has died, with or without a date.</summary>
    public bool IsDeceased { get; internal init; }

    /// <summary>The date of death, where recorded.</summary>
    public PartialDate? DeceasedOn { get; internal init; }

    /// <summary>Problems and diagnoses.</summary>
    public ImmutableArray<ConditionFact> Conditions { get; internal init; } = [];

    /// <summary>Prescriptions, statements, dispenses and administrations.</summary>
    public ImmutableArray<MedicationFact> Medications { get; internal init; } = [];

    /// <summary>Results, measurements and coded answers; components and members stand on their own.</summary>
    public ImmutableArray<ObservationFact> Observations { get; internal init; } = [];

    /// <summary>Allergies, intolerances and adverse events.</summary>
    public ImmutableArray<AllergyFact> Allergies { get; internal init; } = [];

    /// <summary>Procedures and immunisations.</summary>
    public ImmutableArray<ProcedureFact> Procedures { get; internal init; } = [];

    /// <summary>Encounters, past and booked.</summary>
    public ImmutableArray<EncounterFact> Encounters { get; internal init; } = [];

    /// <summary>Requests other than medication.</summary>
    public ImmutableArray<OrderFact> Orders { get; internal init; } = [];

    /// <summary>Conditions of relatives.</summary>
    public ImmutableArray<FamilyHistoryFact> FamilyHistory { get; internal init; } = [];

    /// <summary>Care-team roles, care plans, flags, goals, consents and carers.</summary>
    public ImmutableArray<CareFact> Care { get; internal init; } = [];

    /// <summary>What the reader of the record wants a person to know.</summary>
    public ImmutableArray<RecordNotice> Notices { get; internal init; } = [];

    internal SectionSet SuppliedSections { get; init; }

    internal ImmutableDictionary<RecordSection, DateOnly> ReachesBack { get; init; } = ImmutableDictionary<RecordSection, DateOnly>.Empty;

    /// <summary>Whether a section was supplied: only then is what is absent from it known to be absent.</summary>
    /// <param name="section">The section.</param>
    public bool IsSupplied(RecordSection section) => SuppliedSections.Contains(section);

    /// <summary>The first day that a supplied section covers; null when it covers the whole past.</summary>
    /// <param name="section">The section.</param>
    public DateOnly? ReachesBackTo(RecordSection section) =>
        ReachesBack.TryGetValue(section, out DateOnly date) ? date : null;

    /// <summary>A builder that starts from this record.</summary>
    public PatientRecordBuilder ToBuilder() => new(this);

    /// <summary>The same record with one medication more; it does not supply the section.</summary>
    /// <param name="medication">The medication.</param>
    public PatientRecord WithMedication(MedicationFact medication) => ToBuilder().Add(medication).Build();

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(PatientRecord);
}
