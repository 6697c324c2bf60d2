using System.Collections.Immutable;

namespace CareRules.Clinical;

/// <summary>A problem or diagnosis.</summary>
public sealed class ConditionFact : Fact
{
    /// <summary>Whether it is in force.</summary>
    public ClinicalStatus ClinicalStatus { get; init; }

    /// <summary>How sure the record is.</summary>
    public VerificationStatus Verification { get; init; }

    /// <summary>When it began; else <see cref="Recorded"/> stands in.</summary>
    public PartialDate? Onset { get; init; }

    /// <summary>When it ended.</summary>
    public PartialDate? Abatement { get; init; }

    /// <summary>True when the record says that it has ended but not when.</summary>
    public bool AbatedAtUnknownTime { get; init; }

    /// <summary>When it was recorded.</summary>
    public PartialDate? Recorded { get; init; }

    /// <inheritdoc/>
    public override RecordSection Section => RecordSection.Conditions;
}

/// <summary>What kind of medication item it is.</summary>
public enum MedicationItem
{
    /// <summary>A prescription.</summary>
    Request,

    /// <summary>A statement that the patient takes it.</summary>
    Statement,

    /// <summary>A supply: active from hand-over for its days' supply.</summary>
    Dispense,

    /// <summary>A single administration: active on its day.</summary>
    Administration,
}

/// <summary>Whether a medication course is short or repeated.</summary>
public enum CourseType
{
    /// <summary>Not recorded: treated as repeat.</summary>
    NotStated,

    /// <summary>Acute: without end or supply it is active for the pack's <c>acute-length</c>, then unknown.</summary>
    Acute,

    /// <summary>Repeat or continuous.</summary>
    Repeat,
}

/// <summary>A prescription, statement, dispense or administration of a medicine.</summary>
public sealed class MedicationFact : Fact
{
    /// <summary>Which of the four it is.</summary>
    public MedicationItem Item { get; init; }

    /// <summary>How binding the request is.</summary>
    public RequestIntent Intent { get; init; }

    /// <summary>True when the record says that it must not be given.</summary>
    public bool DoNotPerform { get; init; }

    /// <summary>When it was written (request), asserted (statement), handed over (dispense) or given (administration).</summary>
    public PartialDate? Authored { get; init; }

    /// <summary>The period for which it is, or was, taken.</summary>
    public DatePeriod? Period { get; init; }

    /// <summary>Days that one supply lasts.</summary>
    public decimal? SupplyDays { get; init; }

    /// <summary>Repeats allowed after the first supply.</summary>
    public int? Repeats { get; init; }

    /// <summary>Acute or repeat.</summary>
    public CourseType Course { get; init; }

    /// <summary>True when taken as needed; null when not recorded.</summary>
    public bool? AsNeeded { get; init; }

    /// <summary>The route, as coded.</summary>
    public ImmutableArray<Code> Route { get; init; } = [];

    /// <summary>The dose a day, where it can be computed from structured dosage.</summary>
    public Quantity? DailyDose { get; init; }

    /// <summary>True when a dose is recorded, but only as text: a test of it is unknown, with that reason.</summary>
    public bool DoseIsText { get; init; }

    /// <inheritdoc/>
    public override RecordSection Section => RecordSection.Medications;
}

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

/// <summary>An allergy, intolerance or adverse event.</summary>
public sealed class AllergyFact : Fact
{
    /// <summary>Whether it is in force.</summary>
    public ClinicalStatus ClinicalStatus { get; init; }

    /// <summary>How sure the record is; unconfirmed counts.</summary>
    public VerificationStatus Verification { get; init; }

    /// <summary>When it began or happened.</summary>
    public PartialDate? Onset { get; init; }

    /// <summary>When it was recorded.</summary>
    public PartialDate? Recorded { get; init; }

    /// <inheritdoc/>
    public override RecordSection Section => RecordSection.Allergies;
}

/// <summary>A procedure or an immunisation.</summary>
public sealed class ProcedureFact : Fact
{
    /// <summary>True for an immunisation.</summary>
    public bool IsImmunisation { get; init; }

    /// <summary>When it was done.</summary>
    public PartialDate? Performed { get; init; }

    /// <summary>The period it took, where one is recorded instead.</summary>
    public DatePeriod? Period { get; init; }

    /// <inheritdoc/>
    public override RecordSection Section => IsImmunisation ? RecordSection.Immunisations : RecordSection.Procedures;
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

/// <summary>A request other than medication: referral, test, device.</summary>
public sealed class OrderFact : Fact
{
    /// <summary>How binding the request is.</summary>
    public RequestIntent Intent { get; init; }

    /// <summary>True when the record says that it must not be done.</summary>
    public bool DoNotPerform { get; init; }

    /// <summary>When it was requested.</summary>
    public PartialDate? Authored { get; init; }

    /// <inheritdoc/>
    public override RecordSection Section => RecordSection.Orders;
}

/// <summary>How close a relative is.</summary>
public enum RelativeDegree
{
    /// <summary>Not recorded or not known.</summary>
    NotStated,

    /// <summary>Parent, full sibling or child.</summary>
    First,

    /// <summary>Grandparent, grandchild, aunt, uncle, niece, nephew or half-sibling.</summary>
    Second,

    /// <summary>Any other relative.</summary>
    Other,
}

/// <summary>A condition of a relative.</summary>
public sealed class FamilyHistoryFact : Fact
{
    /// <summary>How close the relative is.</summary>
    public RelativeDegree Degree { get; init; }

    /// <summary>The relative's age at onset, in completed years; null when not recorded as a number.</summary>
    public int? OnsetAge { get; init; }

    /// <summary>When it was recorded.</summary>
    public PartialDate? Recorded { get; init; }

    /// <inheritdoc/>
    public override RecordSection Section => RecordSection.FamilyHistory;
}

/// <summary>What part of care a <see cref="CareFact"/> is.</summary>
public enum CareItem
{
    /// <summary>A role in the care team.</summary>
    TeamRole,

    /// <summary>A care plan.</summary>
    Plan,

    /// <summary>A flag or alert.</summary>
    Flag,

    /// <summary>An agreed goal.</summary>
    Goal,

    /// <summary>A consent or preference.</summary>
    Consent,

    /// <summary>An informal carer.</summary>
    Carer,
}

/// <summary>A care-team role, care plan, flag, goal, consent or carer.</summary>
public sealed class CareFact : Fact
{
    /// <summary>Which of these it is.</summary>
    public CareItem Item { get; init; }

    /// <summary>From when to when it is in force.</summary>
    public DatePeriod? Period { get; init; }

    /// <summary>When it was made or recorded.</summary>
    public PartialDate? Recorded { get; init; }

    /// <summary>The measures a goal aims at; empty for all others.</summary>
    public ImmutableArray<GoalTarget> Targets { get; init; } = [];

    /// <inheritdoc/>
    public override RecordSection Section => Item switch
    {
        CareItem.TeamRole => RecordSection.CareTeam,
        CareItem.Plan or CareItem.Flag => RecordSection.CarePlans,
        CareItem.Goal => RecordSection.Goals,
        CareItem.Consent => RecordSection.Consents,
        _ => RecordSection.Carers,
    };
}

/// <summary>A measure that a goal aims at.</summary>
public sealed class GoalTarget
{
    /// <summary>The codes of the measure.</summary>
    public ImmutableArray<Code> Measure { get; init; } = [];

    /// <summary>The lower end, inclusive; null when there is none.</summary>
    public Quantity? Low { get; init; }

    /// <summary>The upper end, inclusive; null when there is none.</summary>
    public Quantity? High { get; init; }

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(GoalTarget);
}
