using System.Collections.Immutable;

namespace CareRules.Clinical;

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
