using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>From many guidelines to one picture: targets, reviews and opposing actions. Pure, like the evaluation that it works on.</summary>
internal static class Reasoner
{
    public static ReasonedCare Reason(PatientEvaluation evaluation) =>
        evaluation.NotEvaluated is null ? evaluation.Read(context => Reason(context, evaluation)) : ReasonedCare.Nothing;

    private static ReasonedCare Reason(EvaluationContext context, PatientEvaluation evaluation)
    {
        ActionReasoner actions = new(context);
        actions.Find(evaluation.Fired);
        ImmutableArray<TargetFinding> targets = new TargetReasoner(context, evaluation).Find();
        ImmutableArray<ReviewFinding> reviews = new ReviewReasoner(context, evaluation).Find();
        return new ReasonedCare
        {
            Targets = targets,
            Reviews = reviews,
            Conflicts = actions.Conflicts,
            Outweighed = actions.Outweighed,
            Team = CareTeam.Of(context),
            Gaps = [.. targets.SelectMany(static t => t.Gaps), .. reviews.SelectMany(static r => r.Gaps), .. actions.Gaps],
        };
    }
}
