using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules.Evaluation.Firing;

/// <summary>Reads the facts of a record once and sets the atoms that they decide.</summary>
internal ref struct FactScan(FiringMemory memory)
{
    private readonly PatientRecord record = memory.Record!;
    private readonly DateOnly asOf = memory.AsOf;
    private readonly FiringIndex index = memory.Index;
    private readonly CodeIndex codes = memory.Index.Plan.Codes;
    private string? lastSystem;
    private CodeTable? lastTable;

    public void Run()
    {
        memory.NoCondition = IsWhole(RecordSection.Conditions) ? AtomState.False : AtomState.Unknown;
        memory.NoMedication = IsWhole(RecordSection.Medications) ? AtomState.False : AtomState.Unknown;
        foreach (ConditionFact fact in record.Conditions)
        {
            Read(fact);
        }

        int acuteDays = asOf.DayNumber - index.Plan.AcuteLength.Before(asOf).DayNumber;
        foreach (MedicationFact fact in record.Medications)
        {
            Read(fact, acuteDays);
        }

        foreach (ObservationFact fact in record.Observations)
        {
            Read(fact);
        }

        if (index.ReadsOtherSections)
        {
            ReadOthers();
        }

        ValueScan.Answer(memory);
    }

    // What is absent from a whole section is known to be absent.
    private readonly bool IsWhole(RecordSection section) => record.IsSupplied(section) && record.ReachesBackTo(section) is null;

    private void Read(ConditionFact fact)
    {
        byte state = PlainState.Of(fact, asOf);
        foreach (Code code in Codes(fact))
        {
            foreach (int concept in Find(code))
            {
                ConceptRow row = index.Rows[concept];
                SetPresence(row);
                if (row.Condition >= 0 && state != AtomState.NotAsked)
                {
                    Set(row.Condition, state, fact);
                }
            }
        }
    }

    private void Read(MedicationFact fact, int acuteDays)
    {
        byte state = PlainState.Of(fact, asOf, acuteDays);
        foreach (Code code in Codes(fact))
        {
            foreach (int concept in Find(code))
            {
                ConceptRow row = index.Rows[concept];
                SetPresence(row);
                if (row.Medication >= 0 && state != AtomState.NotAsked)
                {
                    Set(row.Medication, state, fact);
                }
            }
        }

        // An item without a usable code may be any medicine.
        if (state != AtomState.NotAsked && memory.Settings.Uncoded == UncodedItems.Unknown && !index.Plan.Tables.HasUsableCode(fact, Model.ConceptKind.Medication))
        {
            memory.NoMedication = AtomState.Unknown;
        }
    }

    private void Read(ObservationFact fact)
    {
        foreach (Code code in Codes(fact))
        {
            foreach (int concept in Find(code))
            {
                ConceptRow row = index.Rows[concept];
                SetPresence(row);
                if (row.Measure >= 0)
                {
                    ValueScan.Read(memory, row.Measure, fact, asOf);
                }
            }
        }
    }

    private void ReadOthers()
    {
        ReadCodes(record.Allergies);
        ReadCodes(record.Procedures);
        ReadCodes(record.Encounters);
        ReadCodes(record.Orders);
        ReadCodes(record.FamilyHistory);
        ReadCodes(record.Care);
    }

    private void ReadCodes<T>(ImmutableArray<T> facts)
        where T : Fact
    {
        foreach (T fact in facts)
        {
            foreach (Code code in Codes(fact))
            {
                foreach (int concept in Find(code))
                {
                    SetPresence(index.Rows[concept]);
                }
            }
        }
    }

    private readonly void SetPresence(ConceptRow row)
    {
        if (row.Presence >= 0)
        {
            memory.Set(row.Presence, AtomState.True);
        }
    }

    private readonly void Set(int atom, byte state, Fact fact)
    {
        if (state == AtomState.True)
        {
            memory.SetTrue(atom, fact);
        }
        else
        {
            memory.Set(atom, state);
        }
    }

    private static ReadOnlySpan<Code> Codes(Fact fact)
    {
        ImmutableArray<Code> filed = fact.FiledUnder;
        return filed.IsDefault ? [] : filed.AsSpan();
    }

    // Items of one section are nearly always coded in one system.
    private ReadOnlySpan<int> Find(in Code code)
    {
        if (code.System is not { } system)
        {
            return [];
        }

        if (!ReferenceEquals(system, lastSystem) && !string.Equals(system, lastSystem, StringComparison.Ordinal))
        {
            lastTable = codes.Table(system);
        }

        lastSystem = system;
        return lastTable is null ? [] : lastTable.Find(code.Value).AsSpan();
    }
}
