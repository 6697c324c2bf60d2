using System.Collections.Immutable;

namespace CareRules.Clinical;

/// <summary>
/// Builds a <see cref="PatientRecord"/> from the host's own model. Setting a section, even to an empty list, supplies it; what is never set
/// is not supplied, and everything that depends on it is unknown. Not thread-safe; the record that it builds is.
/// </summary>
public sealed class PatientRecordBuilder
{
    private readonly ImmutableArray<ConditionFact>.Builder conditions = ImmutableArray.CreateBuilder<ConditionFact>();
    private readonly ImmutableArray<MedicationFact>.Builder medications = ImmutableArray.CreateBuilder<MedicationFact>();
    private readonly ImmutableArray<ObservationFact>.Builder observations = ImmutableArray.CreateBuilder<ObservationFact>();
    private readonly ImmutableArray<AllergyFact>.Builder allergies = ImmutableArray.CreateBuilder<AllergyFact>();
    private readonly ImmutableArray<ProcedureFact>.Builder procedures = ImmutableArray.CreateBuilder<ProcedureFact>();
    private readonly ImmutableArray<EncounterFact>.Builder encounters = ImmutableArray.CreateBuilder<EncounterFact>();
    private readonly ImmutableArray<OrderFact>.Builder orders = ImmutableArray.CreateBuilder<OrderFact>();
    private readonly ImmutableArray<FamilyHistoryFact>.Builder family = ImmutableArray.CreateBuilder<FamilyHistoryFact>();
    private readonly ImmutableArray<CareFact>.Builder care = ImmutableArray.CreateBuilder<CareFact>();
    private readonly ImmutableArray<RecordNotice>.Builder notices = ImmutableArray.CreateBuilder<RecordNotice>();
    private readonly Dictionary<RecordSection, DateOnly> reachesBack = [];
    private string? source;
    private PartialDate? birthDate;
    private Sex sex;
    private bool deceased;
    private PartialDate? deceasedOn;
    private SectionSet supplied = SectionSet.None;

    /// <summary>Starts an empty record in which nothing is supplied.</summary>
    public PatientRecordBuilder()
    {
    }

    internal PatientRecordBuilder(PatientRecord record)
    {
        conditions.AddRange(record.Conditions);
        medications.AddRange(record.Medications);
        observations.AddRange(record.Observations);
        allergies.AddRange(record.Allergies);
        procedures.AddRange(record.Procedures);
        encounters.AddRange(record.Encounters);
        orders.AddRange(record.Orders);
        family.AddRange(record.FamilyHistory);
        care.AddRange(record.Care);
        notices.AddRange(record.Notices);
        foreach ((RecordSection section, DateOnly date) in record.ReachesBack)
        {
            reachesBack[section] = date;
        }

        source = record.Source;
        birthDate = record.BirthDate;
        sex = record.Sex;
        deceased = record.IsDeceased;
        deceasedOn = record.DeceasedOn;
        supplied = record.SuppliedSections;
    }

    /// <summary>The host's own reference to the patient.</summary>
    public PatientRecordBuilder Source(string? reference) => Set(() => source = reference);

    /// <summary>The birth date, as far as it is known.</summary>
    public PatientRecordBuilder BirthDate(PartialDate? date) => Set(() => birthDate = date);

    /// <summary>Sex for clinical use.</summary>
    public PatientRecordBuilder Sex(Sex value) => Set(() => sex = value);

    /// <summary>The patient has died; the date may be unknown.</summary>
    public PatientRecordBuilder Deceased(PartialDate? on) => Set(() => (deceased, deceasedOn) = (true, on));

    /// <summary>Sets and supplies the conditions.</summary>
    public PatientRecordBuilder Conditions(IEnumerable<ConditionFact> facts) => Replace(conditions, facts, RecordSection.Conditions);

    /// <summary>Sets and supplies the medications.</summary>
    public PatientRecordBuilder Medications(IEnumerable<MedicationFact> facts) => Replace(medications, facts, RecordSection.Medications);

    /// <summary>Sets and supplies the observations.</summary>
    public PatientRecordBuilder Observations(IEnumerable<ObservationFact> facts) => Replace(observations, facts, RecordSection.Observations);

    /// <summary>Sets and supplies the allergies.</summary>
    public PatientRecordBuilder Allergies(IEnumerable<AllergyFact> facts) => Replace(allergies, facts, RecordSection.Allergies);

    /// <summary>Sets and supplies the procedures; immunisations stay as they are.</summary>
    public PatientRecordBuilder Procedures(IEnumerable<ProcedureFact> facts) => ReplaceSome(procedures, facts, RecordSection.Procedures);

    /// <summary>Sets and supplies the immunisations; procedures stay as they are.</summary>
    public PatientRecordBuilder Immunisations(IEnumerable<ProcedureFact> facts) => ReplaceSome(procedures, facts, RecordSection.Immunisations);

    /// <summary>Sets and supplies the encounters, past and booked.</summary>
    public PatientRecordBuilder Encounters(IEnumerable<EncounterFact> facts) => Replace(encounters, facts, RecordSection.Encounters);

    /// <summary>Sets and supplies the requests other than medication.</summary>
    public PatientRecordBuilder Orders(IEnumerable<OrderFact> facts) => Replace(orders, facts, RecordSection.Orders);

    /// <summary>Sets and supplies the family history.</summary>
    public PatientRecordBuilder FamilyHistory(IEnumerable<FamilyHistoryFact> facts) => Replace(family, facts, RecordSection.FamilyHistory);

    /// <summary>Sets and supplies one part of care: the facts of <paramref name="section"/> are replaced, those of other sections stay.</summary>
    /// <param name="section">Care team, care plans, goals, consents or carers.</param>
    /// <param name="facts">The facts; each must belong to the section.</param>
    public PatientRecordBuilder Care(RecordSection section, IEnumerable<CareFact> facts) => ReplaceSome(care, facts, section);

    /// <summary>Adds a fact to its section without supplying the section.</summary>
    public PatientRecordBuilder Add(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        switch (fact)
        {
            case ConditionFact f: conditions.Add(f); break;
            case MedicationFact f: medications.Add(f); break;
            case ObservationFact f: observations.Add(f); break;
            case AllergyFact f: allergies.Add(f); break;
            case ProcedureFact f: procedures.Add(f); break;
            case EncounterFact f: encounters.Add(f); break;
            case OrderFact f: orders.Add(f); break;
            case FamilyHistoryFact f: family.Add(f); break;
            case CareFact f: care.Add(f); break;
            default: throw new ArgumentException("The kind of fact is not known.", nameof(fact));
        }

        return this;
    }

    /// <summary>Says that sections are complete as they stand: what is absent from them is absent.</summary>
    public PatientRecordBuilder Supply(params RecordSection[] sections)
    {
        ArgumentNullException.ThrowIfNull(sections);
        foreach (RecordSection section in sections)
        {
            supplied = supplied.With(section);
        }

        return this;
    }

    /// <summary>Says that every section is complete as it stands.</summary>
    public PatientRecordBuilder SupplyAll() => Set(() => supplied = SectionSet.All);

    /// <summary>Takes back that sections were supplied.</summary>
    public PatientRecordBuilder Withhold(params RecordSection[] sections)
    {
        ArgumentNullException.ThrowIfNull(sections);
        supplied = sections.Aggregate(supplied, static (set, section) => set.Without(section));
        return this;
    }

    /// <summary>Says how far back a section reaches; a window that begins earlier is unknown, not empty.</summary>
    public PatientRecordBuilder ReachesBackTo(RecordSection section, DateOnly since) => Set(() => reachesBack[section] = since);

    /// <summary>Adds a notice of the reader.</summary>
    public PatientRecordBuilder Add(RecordNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        notices.Add(notice);
        return this;
    }

    /// <summary>The record as it stands now; the builder may be used further.</summary>
    public PatientRecord Build() => new()
    {
        Source = source,
        BirthDate = birthDate,
        Sex = sex,
        IsDeceased = deceased,
        DeceasedOn = deceasedOn,
        Conditions = conditions.ToImmutable(),
        Medications = medications.ToImmutable(),
        Observations = observations.ToImmutable(),
        Allergies = allergies.ToImmutable(),
        Procedures = procedures.ToImmutable(),
        Encounters = encounters.ToImmutable(),
        Orders = orders.ToImmutable(),
        FamilyHistory = family.ToImmutable(),
        Care = care.ToImmutable(),
        Notices = notices.ToImmutable(),
        SuppliedSections = supplied,
        ReachesBack = reachesBack.ToImmutableDictionary(),
    };

    private PatientRecordBuilder Set(Action change)
    {
        change();
        return this;
    }

    private PatientRecordBuilder Replace<T>(ImmutableArray<T>.Builder list, IEnumerable<T> facts, RecordSection section)
        where T : Fact
    {
        ArgumentNullException.ThrowIfNull(facts);
        T[] items = [.. facts];
        list.Clear();
        list.AddRange(items);
        return Supply(section);
    }

    private PatientRecordBuilder ReplaceSome<T>(ImmutableArray<T>.Builder list, IEnumerable<T> facts, RecordSection section)
        where T : Fact
    {
        ArgumentNullException.ThrowIfNull(facts);
        T[] items = [.. facts];
        if (Array.Exists(items, item => item.Section != section))
        {
            throw new ArgumentException("A fact does not belong to the section that is set.", nameof(facts));
        }

        list.RemoveAll(item => item.Section == section);
        list.AddRange(items);
        return Supply(section);
    }
}
