using CareRules.Clinical;

namespace CareRules.Model;

/// <summary>A question about the facts of one kind. Compares by value and holds no place, so that equal questions are asked once a patient.</summary>
internal abstract record FactQuery(ConceptId Concept);

internal sealed record ConditionQuery(ConceptId Concept) : FactQuery(Concept)
{
    public ConditionState State { get; init; }

    public bool Unconfirmed { get; init; }

    public Window? Onset { get; init; }

    public DurationTest? For { get; init; }

    /// <summary>In force at some time in the window, ended or not.</summary>
    public Window? Within { get; init; }
}

internal enum ConditionState
{
    Active,
    Inactive,
    Ever,
}

internal sealed record MedicationQuery(ConceptId Concept) : FactQuery(Concept)
{
    public DurationTest? For { get; init; }

    public Window? Started { get; init; }

    public Window? Within { get; init; }

    public Duration? Gap { get; init; }

    public QuantityTest? DailyDose { get; init; }

    public Window? DoseChanged { get; init; }

    public ConceptId? Route { get; init; }

    public CourseType? Course { get; init; }

    public bool? AsNeeded { get; init; }

    public bool? Proposed { get; init; }

    public MedicationState State { get; init; } = MedicationState.Active;

    public Setting Setting { get; init; }
}

[Flags]
internal enum MedicationState
{
    None = 0,
    Active = 1,
    Completed = 2,
    Ever = 4,
}

/// <summary>Whether a fact must lie inside, or outside, an encounter of a kind.</summary>
internal readonly record struct Setting(ConceptId? During, ConceptId? NotDuring);

internal sealed record ObservationQuery(ConceptId Concept) : FactQuery(Concept)
{
    public ObservationMode Mode { get; init; }

    /// <summary>The test of the value; null for <see cref="ObservationMode.Present"/>, <see cref="ObservationMode.Valued"/> and coded answers.</summary>
    public QuantityTest? Test { get; init; }

    /// <summary>The concept that a coded answer must have.</summary>
    public ConceptId? Answer { get; init; }

    public ChangeTest? Change { get; init; }

    public Window? Within { get; init; }

    public int? Last { get; init; }

    public DurationTest? Apart { get; init; }

    public PerDay? PerDay { get; init; }

    public Setting Setting { get; init; }
}

internal enum ObservationMode
{
    Present,
    Valued,
    Latest,
    Highest,
    Lowest,
    Mean,
    AnyValue,
    EveryValue,
    Change,
}

/// <summary>The latest value differs from an earlier one of the last <paramref name="Over"/> by <paramref name="By"/> (a unit, or <c>%</c> of the earlier).</summary>
internal sealed record ChangeTest(QuantityTest By, Duration Over);

/// <summary>None recorded in the window.</summary>
internal sealed record NoObservationQuery(ConceptId Concept, Window? Within) : FactQuery(Concept);

internal sealed record AllergyQuery(ConceptId Concept, Window? Within) : FactQuery(Concept);

internal sealed record ProcedureQuery(ConceptId Concept, Window? Within) : FactQuery(Concept)
{
    public Setting Setting { get; init; }
}

internal sealed record OrderQuery(ConceptId Concept, Window? Within) : FactQuery(Concept)
{
    public OrderState State { get; init; }

    public bool? Proposed { get; init; }
}

internal enum OrderState
{
    Any,
    Open,
    Completed,
}

internal sealed record NotDoneQuery(ConceptId Concept, ConceptId? Because, Window? Within) : FactQuery(Concept);

internal sealed record FamilyHistoryQuery(ConceptId Concept, RelativeDegree? Degree, QuantityTest? OnsetAge) : FactQuery(Concept);

internal sealed record EncounterQuery(ConceptId Concept) : FactQuery(Concept)
{
    public EncounterClass? Class { get; init; }

    public ConceptId? Discharge { get; init; }

    public Window? Ended { get; init; }

    public QuantityTest? Times { get; init; }

    public bool Booked { get; init; }

    public Window? Within { get; init; }
}

internal sealed record CareQuery(ConceptId Concept, Window? Within) : FactQuery(Concept);
