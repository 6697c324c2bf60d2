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
        DateOnly latest = CertainStart(spell.InForce.Span.Start.Latest, spells, gap);
        DateOnly earliest = PossibleStart(spell.InForce.Span.Start.Earliest, spells, gap);
        if (MayHaveBegunBefore(gap.Before(earliest), context))
        {
            earliest = DateOnly.MinValue;
        }

        return new MedicationCourse(new DateInterval(earliest, latest < earliest ? earliest : latest), EndOf(spell, spells, gap));
    }

    /// <summary>Whether the later item continues the course of the earlier; null where the dates do not decide it.</summary>
    public static bool? Joins(MedicationSpell earlier, MedicationSpell later, Duration? gap)
    {
        Duration most = gap ?? DefaultGap;
        return later.InForce.Span.Start.Latest <= most.After(earlier.Until.Earliest) ? true
            : later.InForce.Span.Start.Earliest > most.After(earlier.Until.Latest) ? false
            : null;
    }

    // The first day if only what certainly joins does.
    private static DateOnly CertainStart(DateOnly start, IReadOnlyList<MedicationSpell> spells, Duration gap)
    {
        for (bool grown = true; grown;)
        {
            grown = false;
            foreach (MedicationSpell other in spells)
            {
                if (other.IsCertain && other.InForce.Span.Start.Latest < start && start <= gap.After(other.Until.Earliest))
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
                if (other.InForce.Span.Start.Earliest < start && start <= gap.After(other.Until.Latest))
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
                if (other.IsCertain && other.InForce.Span.End.Earliest > least && other.InForce.Span.Start.Latest <= gap.After(least))
                {
                    least = other.InForce.Span.End.Earliest;
                    grown = true;
                }

                if (other.InForce.Span.End.Latest > most && other.InForce.Span.Start.Earliest <= gap.After(most))
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
