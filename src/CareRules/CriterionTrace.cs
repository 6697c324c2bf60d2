using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules;

/// <summary>Evaluates every criterion of every rule, none left out because another has decided: for coverage, not for patients.</summary>
internal static class CriterionTrace
{
    public static ImmutableArray<CriterionTruth> Of(EvaluationPlan plan, PatientRecord patient, DateOnly asOf)
    {
        PatientEvaluation evaluation = Evaluator.Evaluate(plan, patient, asOf, new EvaluationSettings { IncludeDrafts = true });
        if (evaluation.NotEvaluated is not null)
        {
            return [];
        }

        return
        [
            .. plan.Rules.SelectMany(rule => Below(rule.Rule.When, plan).Where(static c => !IsJoined(c)).Select(c => Seen(rule.Rule, c, evaluation, plan))),
        ];
    }

    // Before the author's choice: a criterion that is unknown and counts as false has been seen unknown.
    private static CriterionTruth Seen(RuleDefinition rule, Criterion criterion, PatientEvaluation evaluation, EvaluationPlan plan)
    {
        Criterion bare = criterion with { IfUnknown = null };
        return new CriterionTruth($"{rule.Pack}/{rule.Id}", criterion.At, Word(evaluation.TruthOf(bare)), CanBeUnknown(bare, plan));
    }

    // What is made of criteria that all have a choice is decided, whatever the record leaves out.
    private static bool CanBeUnknown(Criterion criterion, EvaluationPlan plan) => criterion.IfUnknown is null
        && (CriterionChildren.Of(criterion, plan) is { IsEmpty: false } parts ? parts.Any(p => CanBeUnknown(p, plan)) : criterion is not (AllCriterion or AnyCriterion or AtLeastCriterion));

    private static IEnumerable<Criterion> Below(Criterion criterion, EvaluationPlan plan)
    {
        yield return criterion;
        foreach (Criterion below in CriterionChildren.Of(criterion, plan).SelectMany(c => Below(c, plan)))
        {
            yield return below;
        }
    }

    // Nobody wrote what joins a file's `applies` and a rule's own `when`.
    private static bool IsJoined(Criterion criterion) => criterion is AllCriterion { Of: [_, var own] } all && own.At == all.At;

    private static bool? Word(Truth truth) => truth switch
    {
        Truth.True => true,
        Truth.False => false,
        _ => null,
    };
}
