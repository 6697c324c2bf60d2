using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>dose-changed</c>: an item whose daily dose differs from that of the item before it in the same course; dated by its start.</summary>
internal static class DoseChanges
{
    public static void Select(FactSetBuilder facts, IReadOnlyList<MedicationSpell> spells, MedicationQuery query, EvaluationContext context)
    {
        foreach (MedicationSpell later in spells)
        {
            bool? changed = false;
            foreach (MedicationSpell earlier in spells)
            {
                changed |= IsStepBefore(earlier, later, spells, query.Gap) & DoseReader.Differs(earlier.Fact, later.Fact, context.Plan);
            }

            Verdict verdict = later.Qualifies;
            verdict.And(changed, MissingReason.Unreadable, Because.DoseUndecided);
            verdict.AndDated(later.InForce.Span.Start.IsWithin(query.DoseChanged!.Days(context.AsOf)));
            JudgeCourse(ref verdict, later, spells, query, context);
            facts.Add(later.Fact, later.InForce.Span.Start, verdict);
        }
    }

    // The item itself may have been replaced since: some item of its course must be what the query asks for.
    private static void JudgeCourse(ref Verdict verdict, MedicationSpell changed, IReadOnlyList<MedicationSpell> spells, MedicationQuery query, EvaluationContext context)
    {
        Verdict best = changed.Qualifies;
        MedicationHead.Judge(ref best, changed, query, context);
        MedicationCourse course = MedicationCourse.Of(changed, spells, query, context);
        foreach (MedicationSpell other in spells)
        {
            if (!best.IsRejected && !best.IsUnknown)
            {
                break;
            }

            Verdict one = other.Qualifies;
            MedicationHead.Judge(ref one, other, query, context);
            bool? same = other.InForce.Span.Start.Earliest > course.End.Latest ? false
                : other.InForce.Span.Start.Latest <= course.End.Earliest && other.InForce.Span.Start.Earliest >= course.Start.Latest ? true
                : null;
            one.AndDated(same);
            best = one.IsRejected || (best.IsUnknown && one.IsUnknown) ? best : one;
        }

        verdict.And(best);
    }

    // The last item that began before it and whose course it continues.
    private static bool? IsStepBefore(MedicationSpell earlier, MedicationSpell later, IReadOnlyList<MedicationSpell> spells, Duration? gap)
    {
        bool? before = Precedes(earlier, later);
        if (before == false)
        {
            return false;
        }

        bool? between = false;
        foreach (MedicationSpell other in spells)
        {
            between |= Precedes(earlier, other) & Precedes(other, later) & MedicationCourse.Joins(other, later, gap);
        }

        return before & MedicationCourse.Joins(earlier, later, gap) & !between;
    }

    private static bool? Precedes(MedicationSpell a, MedicationSpell b)
    {
        (DateInterval first, DateInterval second) = (a.InForce.Span.Start, b.InForce.Span.Start);
        return first.Latest < second.Earliest ? true : first.Earliest >= second.Latest ? false : null;
    }
}
