using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>The record as it stands on the as-of date: what is no fact is gone, what is left is filed under the concepts of the plan.</summary>
internal sealed class RecordView
{
    private readonly List<Fact> dropped = [];
    private readonly HashSet<int> concepts = [];

    public RecordView(EvaluationPlan plan, PatientRecord record, DateOnly asOf)
    {
        Plan = plan;
        Record = record;
        AsOf = asOf;
        AcuteDays = asOf.DayNumber - plan.AcuteLength.Before(asOf).DayNumber;
        Fill(record.Conditions, Conditions);
        Fill(record.Medications, Medications);
        Fill(record.Observations, Observations);
        Fill(record.Allergies, Allergies);
        Fill(record.Procedures, Procedures);
        Fill(record.Encounters, Encounters);
        Fill(record.Orders, Orders);
        Fill(record.FamilyHistory, FamilyHistory);
        Fill(record.Care, Care);
    }

    public EvaluationPlan Plan { get; }

    public PatientRecord Record { get; }

    public DateOnly AsOf { get; }

    /// <summary>The pack's <c>acute-length</c> in days back from the as-of date.</summary>
    public int AcuteDays { get; }

    public FactTable<ConditionFact> Conditions { get; } = new();

    public FactTable<MedicationFact> Medications { get; } = new();

    public FactTable<ObservationFact> Observations { get; } = new();

    public FactTable<AllergyFact> Allergies { get; } = new();

    public FactTable<ProcedureFact> Procedures { get; } = new();

    public FactTable<EncounterFact> Encounters { get; } = new();

    /// <summary>Booked encounters.</summary>
    public FactTable<EncounterFact> Booked { get; } = new();

    public FactTable<OrderFact> Orders { get; } = new();

    public FactTable<FamilyHistoryFact> FamilyHistory { get; } = new();

    public FactTable<CareFact> Care { get; } = new();

    /// <summary>What was deliberately not done, not given or declined, of any kind.</summary>
    public FactTable<Fact> NotDone { get; } = new();

    /// <summary>Facts dated after the as-of date: they do not count, and are reported.</summary>
    public IReadOnlyList<Fact> DatedAfter => dropped;

    public bool IsSupplied(RecordSection section) => Record.IsSupplied(section);

    /// <summary>The day back to which a section reaches, when a window begins earlier; null when the section covers the window.</summary>
    public DateOnly? FallsShort(RecordSection section, DateWindow window) =>
        Record.ReachesBackTo(section) is { } since && !(window.After is { } after && after.AddDays(1) >= since) ? since : null;

    /// <summary>The days of a window of which a section that does not cover it shows nothing.</summary>
    public DateInterval Unseen(RecordSection section, DateWindow window)
    {
        DateInterval days = new(window.After?.AddDays(1) ?? DateOnly.MinValue, window.Through);
        return IsSupplied(section) && Record.ReachesBackTo(section) is { } since ? days.NotAfter(DateInterval.Of(since).AddDays(-1).Latest) : days;
    }

    /// <summary>The concepts under which any fact of any kind is filed.</summary>
    public IReadOnlySet<int> Concepts => concepts;

    private void Fill<T>(ImmutableArray<T> facts, FactTable<T> table)
        where T : Fact
    {
        foreach (T fact in facts)
        {
            Admission admission = RecordTable.Admit(fact);
            if (admission == Admission.Never)
            {
                continue;
            }

            if (RecordTable.IsAfter(fact, AsOf) == true)
            {
                dropped.Add(fact);
                continue;
            }

            switch (admission)
            {
                case Admission.Counts or Admission.UnknownStatus:
                    table.Add(fact, admission == Admission.Counts, Plan.Codes, concepts);
                    break;
                case Admission.NotDone or Admission.UnknownNotDone:
                    NotDone.Add(fact, admission == Admission.NotDone, Plan.Codes, concepts);
                    break;
                case Admission.Booked when fact is EncounterFact booked:
                    Booked.Add(booked, true, Plan.Codes, concepts);
                    break;
            }
        }
    }
}
