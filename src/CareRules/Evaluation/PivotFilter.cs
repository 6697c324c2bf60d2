using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Which rules must be looked at: those with a pivot that is present, or that may be present unseen.</summary>
internal static class PivotFilter
{
    public static IEnumerable<RulePlan> CandidateRules(EvaluationPlan plan, EvaluationContext context)
    {
        foreach (RulePlan rule in plan.Rules)
        {
            if (context.Settings.IgnorePivots || rule.Pivot.Always || MayHold(rule.Pivot, context))
            {
                yield return rule;
            }
        }
    }

    private static bool MayHold(Pivot pivot, EvaluationContext context)
    {
        foreach (ConceptId concept in pivot.Concepts)
        {
            if (concept.Index < 0 || context.View.Has(concept.Index) || MayBeUnseen(context.Plan.Concepts[concept.Index].Kind, context))
            {
                return true;
            }
        }

        return false;
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
