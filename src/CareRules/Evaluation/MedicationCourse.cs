using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>The course that an item belongs to: items joined where gaps are at most the query's gap. Its ends are known only as far as the items' are.</summary>
internal readonly record struct MedicationCourse(DateInterval Start, DateInterval End)
{
    private static readonly Duration DefaultGap = new(30, DurationUnit.Day);

    public static MedicationCourse Of(MedicationSpell spell, IReadOnlyList<MedicationSpell> spells, MedicationQuery query, EvaluationContext context)
    {
        Duration gap = query.Gap ?? DefaultGap;

        // What begins after the as-of date does not count, and then its course is not asked for.
        DateOnly begins = spell.InForce.Span.Start.NotAfter(context.AsOf).Latest;
        DateOnly latest = CertainStart(begins < spell.InForce.Span.Start.Earliest ? spell.InForce.Span.Start.Latest : begins, spells, gap);
        DateOnly earliest = PossibleStart(spell.InForce.Span.Start.Earliest, spells, gap);
        if (MayHaveBegunBefore(gap.Before(earliest), context))
        {
            earliest = DateOnly.MinValue;
        }

        return new MedicationCourse(new DateInterval(earliest, latest < earliest ? earliest : latest), EndOf(spell, spells, gap));
    }

    /// <summary>Which items are of one course with which: null where the dates, or what is known of them, do not decide it.</summary>
    public static Func<int, int, bool?> Joined(IReadOnlyList<MedicationSpell> spells, Duration? gap)
    {
        int[] certain = Groups(spells, (a, b) => a.IsCertain && b.IsCertain && Meets(a, b, gap ?? DefaultGap) == true);
        int[] possible = Groups(spells, (a, b) => Meets(a, b, gap ?? DefaultGap) != false);
        return (a, b) => a == b || certain[a] == certain[b] ? true : possible[a] == possible[b] ? null : false;
    }

    private static bool? Meets(MedicationSpell a, MedicationSpell b, Duration gap) => StartsInTime(a, b, gap) & StartsInTime(b, a, gap);

    // Months are counted backwards from the later day.
    private static bool? StartsInTime(MedicationSpell first, MedicationSpell second, Duration gap) =>
        gap.Before(second.InForce.Span.Start.Latest) <= first.Until.Earliest ? true
        : gap.Before(second.InForce.Span.Start.Earliest) > first.Until.Latest ? false
        : null;

    private static int[] Groups(IReadOnlyList<MedicationSpell> spells, Func<MedicationSpell, MedicationSpell, bool> together)
    {
        int[] group = new int[spells.Count];
        Array.Fill(group, -1);
        Stack<int> next = [];
        for (int i = 0; i < group.Length; i++)
        {
            if (group[i] < 0)
            {
                group[i] = i;
                next.Push(i);
            }

            while (next.TryPop(out int at))
            {
                for (int other = 0; other < group.Length; other++)
                {
                    if (group[other] < 0 && together(spells[at], spells[other]))
                    {
                        group[other] = i;
                        next.Push(other);
                    }
                }
            }
        }

        return group;
    }

    // The first day if only what certainly joins does.
    private static DateOnly CertainStart(DateOnly start, IReadOnlyList<MedicationSpell> spells, Duration gap)
    {
        for (bool grown = true; grown;)
        {
            grown = false;
            foreach (MedicationSpell other in spells)
            {
                if (other.IsCertain && other.InForce.Span.Start.Latest < start && gap.Before(start) <= other.Until.Earliest)
                {
                    start = other.InForce.Span.Start.Latest;
                    grown = true;
                }
            }
        }

        return start;
    }

    // The first day if everything joins that may.
    private static DateOnly PossibleStart(DateOnly start, IReadOnlyList<MedicationSpell> spells, Duration gap)
    {
        for (bool grown = true; grown;)
        {
            grown = false;
            foreach (MedicationSpell other in spells)
            {
                if (other.InForce.Span.Start.Earliest < start && gap.Before(start) <= other.Until.Latest)
                {
                    start = other.InForce.Span.Start.Earliest;
                    grown = true;
                }
            }
        }

        return start;
    }

    private static DateInterval EndOf(MedicationSpell spell, IReadOnlyList<MedicationSpell> spells, Duration gap)
    {
        (DateOnly least, DateOnly most) = (spell.InForce.Span.End.Earliest, spell.InForce.Span.End.Latest);
        for (bool grown = true; grown;)
        {
            grown = false;
            foreach (MedicationSpell other in spells)
            {
                if (other.IsCertain && other.InForce.Span.End.Earliest > least && gap.Before(other.InForce.Span.Start.Latest) <= least)
                {
                    least = other.InForce.Span.End.Earliest;
                    grown = true;
                }

                if (other.InForce.Span.End.Latest > most && gap.Before(other.InForce.Span.Start.Earliest) <= most)
                {
                    most = other.InForce.Span.End.Latest;
                    grown = true;
                }
            }
        }

        return new DateInterval(least, most < least ? least : most);
    }

    private static bool MayHaveBegunBefore(DateOnly day, EvaluationContext context) =>
        !context.View.IsSupplied(RecordSection.Medications)
        || (context.View.Record.ReachesBackTo(RecordSection.Medications) is { } since && day < since);
}
