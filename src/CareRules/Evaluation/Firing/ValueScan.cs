using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation.Firing;

/// <summary>Finds the newest value of each measure and what it meets. Whatever is not plain (a partial date, another unit, two values on a day) goes to the heads.</summary>
internal static class ValueScan
{
    public static void Read(FiringMemory memory, int measure, ObservationFact fact, DateOnly asOf)
    {
        ref NewestValue newest = ref memory.Newest[measure];
        if (newest.IsHard)
        {
            return;
        }

        // Nearly every result is a final value of a day, which decides at once what the table would say.
        bool isPlain = fact is { Status: FactStatus.Final or FactStatus.NotStated or FactStatus.Amended or FactStatus.Corrected, Value: not null };
        int day = 0;
        if (isPlain && fact.Effective is { IsDay: true } on)
        {
            day = on.Earliest.DayNumber;
            if (day > asOf.DayNumber && !fact.IsProposed)
            {
                return;
            }
        }
        else
        {
            Admission admission = RecordTable.Admit(fact);
            if (admission is not (Admission.Counts or Admission.UnknownStatus) || RecordTable.IsAfter(fact, asOf) == true || !ReadingReader.HasValue(fact))
            {
                return;
            }

            newest.IsHard = true;
        }

        if (!newest.IsSeen)
        {
            newest.IsSeen = true;
            memory.See(measure);
        }

        if (newest.IsHard)
        {
            return;
        }

        if (newest.Fact is null || day > newest.Day)
        {
            (newest.Fact, newest.Day, newest.IsShared) = (fact, day, false);
        }
        else if (day == newest.Day && !ReferenceEquals(fact, newest.Fact))
        {
            newest.IsShared = true;
        }
    }

    public static void Answer(FiringMemory memory)
    {
        if (!memory.Record!.IsSupplied(RecordSection.Observations))
        {
            return;
        }

        foreach (int measure in memory.SeenMeasures)
        {
            Answer(memory, memory.Index.Measures[measure], memory.Newest[measure], memory.AsOf);
        }
    }

    private static void Answer(FiringMemory memory, Measure measure, NewestValue newest, DateOnly asOf)
    {
        // Where the section reaches back only to a day, what it does not show may be newer.
        bool isPlain = memory.Record!.ReachesBackTo(RecordSection.Observations) is null && newest is { IsHard: false, IsShared: false, Fact: { Value: { Comparator: QuantityComparator.Equal } value, Unreadable: null } }
            && string.Equals(value.Unit, measure.Unit, StringComparison.Ordinal) && measure.IsPlausible(value.Value);
        foreach (int at in measure.Groups)
        {
            ThresholdGroup group = memory.Index.Groups[at];
            if (!isPlain)
            {
                AskHeads(memory, group);
                continue;
            }

            if (group.Window is PastWindow past && newest.Day <= past.Length.Before(asOf).DayNumber)
            {
                // Too old: there is no value, as if none were recorded.
                continue;
            }

            memory.Answered[at] = true;
            foreach (int atom in group.Met(newest.Fact!.Value!.Value.Value))
            {
                memory.SetTrue(atom, newest.Fact);
            }
        }
    }

    private static void AskHeads(FiringMemory memory, ThresholdGroup group)
    {
        foreach (int atom in group.Atoms)
        {
            LeafResult result = memory.AskHeads(atom);
            foreach (FactMatch match in result.Facts)
            {
                memory.SetTrue(atom, match.Fact);
            }

            memory.Set(atom, AtomState.Of(result.Truth));
        }
    }
}
