using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>
/// <c>dose-changed</c>: an item whose daily dose differs from that of the item of the same drug before it in its course; dated by its start.
/// </summary>
internal sealed class DoseChanges
{
    private readonly IReadOnlyList<MedicationSpell> spells;
    private readonly MedicationQuery query;
    private readonly EvaluationContext context;
    private readonly Func<int, int, bool?> joined;

    private DoseChanges(IReadOnlyList<MedicationSpell> spells, MedicationQuery query, EvaluationContext context)
    {
        (this.spells, this.query, this.context) = (spells, query, context);
        joined = MedicationCourse.Joined(spells, query.Gap);
    }

    public static void Select(FactSetBuilder facts, IReadOnlyList<MedicationSpell> spells, MedicationQuery query, EvaluationContext context)
    {
        DoseChanges changes = new(spells, query, context);
        for (int i = 0; i < spells.Count; i++)
        {
            facts.Add(spells[i].Fact, spells[i].InForce.Span.Start, changes.Of(i));
        }
    }

    private Verdict Of(int later)
    {
        Verdict verdict = spells[later].Qualifies;
        verdict.AndDated(spells[later].InForce.Span.Start.IsWithin(query.DoseChanged!.Days(context.AsOf)));
        Verdict best = default;
        best.And(false, default, "");
        for (int earlier = 0; earlier < spells.Count && !verdict.IsRejected && (best.IsRejected || best.IsUnknown); earlier++)
        {
            if (earlier != later && DoseReader.Differs(spells[earlier].Fact, spells[later].Fact, context.Plan) is var differs and not false)
            {
                Better(ref best, Step(earlier, later, differs));
            }
        }

        verdict.And(best);
        return verdict;
    }

    // From the earlier to the later, in a course of which some item is what the query asks for: the item itself may have been replaced since.
    private Verdict Step(int earlier, int later, bool? differs)
    {
        Verdict step = spells[earlier].Qualifies;
        step.And(differs & SameDrug(earlier, later), MissingReason.Unreadable, Because.DoseUndecided);
        step.AndDated(Precedes(earlier, later));
        step.AndDated(joined(earlier, later));
        for (int other = 0; other < spells.Count && !step.IsRejected; other++)
        {
            if (other != earlier && other != later && SameDrug(other, later) == true)
            {
                step.AndDated(!(Precedes(earlier, other) & Precedes(other, later)));
            }
        }

        Verdict asked = default;
        asked.And(false, default, "");
        for (int other = 0; other < spells.Count && !step.IsRejected && (asked.IsRejected || asked.IsUnknown); other++)
        {
            Verdict one = spells[other].Qualifies;
            MedicationHead.Judge(ref one, spells[other], query, context);
            one.AndDated(joined(other, later));
            one.AndDated(joined(other, earlier));
            Better(ref asked, one);
        }

        step.And(asked);
        return step;
    }

    // Any of them suffices: what is sure before what may be, what may be before what is not.
    private static void Better(ref Verdict best, in Verdict other)
    {
        if (best.IsRejected || (best.IsUnknown && !other.IsRejected && !other.IsUnknown))
        {
            best = other;
        }
    }

    private bool? SameDrug(int a, int b) =>
        DistinctIngredients.AreDifferent(spells[a].Fact, spells[b].Fact, context.Plan) ? false
        : DistinctIngredients.AreSame(spells[a].Fact, spells[b].Fact, context.Plan) ? true
        : null;

    private bool? Precedes(int a, int b)
    {
        (DateInterval first, DateInterval second) = (spells[a].InForce.Span.Start, spells[b].InForce.Span.Start);
        return first.Latest < second.Earliest ? true : first.Earliest >= second.Latest ? false : null;
    }
}
