using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Which rules must be looked at: those with a pivot that is present, or that may be present unseen.</summary>
internal static class PivotFilter
{
    /// <summary>The rules to look at, in the order of the plan.</summary>
    public static IEnumerable<RulePlan> CandidateRules(EvaluationPlan plan, EvaluationContext context)
    {
        if (context.Settings.IgnorePivots)
        {
            return plan.Rules;
        }

        PivotIndex index = plan.Tables.Pivots;
        bool[] chosen = new bool[plan.Rules.Length];
        Choose(index.Always, chosen);
        foreach (ConceptKind kind in index.Kinds)
        {
            if (MayBeUnseen(kind, context))
            {
                Choose(index.OfKind(kind), chosen);
            }
        }

        foreach (int concept in context.View.Concepts)
        {
            Choose(index.OfConcept(concept), chosen);
        }

        return Chosen(plan, chosen);
    }

    private static void Choose(ImmutableArray<int> rules, bool[] chosen)
    {
        foreach (int rule in rules)
        {
            chosen[rule] = true;
        }
    }

    private static IEnumerable<RulePlan> Chosen(EvaluationPlan plan, bool[] chosen)
    {
        for (int i = 0; i < chosen.Length; i++)
        {
            if (chosen[i])
            {
                yield return plan.Rules[i];
            }
        }
    }

    // A pivot is a presence: only the sections in which its head looks count. A section that reaches back only so far may hide one.
    private static bool MayBeUnseen(ConceptKind kind, EvaluationContext context)
    {
        RecordView view = context.View;
        bool Lacks(RecordSection section) => !view.IsSupplied(section) || view.Record.ReachesBackTo(section) is not null;
        return kind switch
        {
            ConceptKind.Condition => Lacks(RecordSection.Conditions),
            ConceptKind.Medication or ConceptKind.Allergy =>
                Lacks(RecordSection.Medications) || Lacks(RecordSection.Allergies)
                || !view.Medications.Uncoded(context.Tables, ConceptKind.Medication).IsEmpty || !view.Allergies.Uncoded(context.Tables, kind).IsEmpty,
            ConceptKind.Observation or ConceptKind.Finding => Lacks(RecordSection.Observations),
            ConceptKind.Procedure => Lacks(RecordSection.Procedures) || Lacks(RecordSection.Immunisations),
            ConceptKind.Encounter => Lacks(RecordSection.Encounters),
            ConceptKind.Order => Lacks(RecordSection.Orders),
            _ => true,
        };
    }
}
