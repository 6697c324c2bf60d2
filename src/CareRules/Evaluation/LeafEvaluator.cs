using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Leaves that are no single question about facts of one kind.</summary>
internal static class LeafEvaluator
{
    /// <summary>The result of a leaf: questions about facts are asked once by value, all others once a place.</summary>
    public static LeafResult Of(Criterion leaf, EvaluationContext context) =>
        leaf is FactCriterion fact ? context.Answer(fact.Query) : context.Other(leaf);

    public static LeafResult Compute(Criterion leaf, EvaluationContext context) => leaf switch
    {
        ScoreCriterion c => ScoreHead.Answer(c, context),
        CountCriterion c => CountHead.Answer(c, context),
        AgeCriterion c => DemographicHead.Age(c, context),
        SexCriterion c => DemographicHead.Sex(c, context),
        SequenceThenCriterion c => SequenceHead.Then(c, context),
        SequenceWithoutCriterion c => SequenceHead.Without(c, context),
        CustomCriterion c => CustomHead.Answer(c, context),
        TogetherCriterion c => TogetherHead.Answer(c, context),
        _ => throw new InvalidOperationException("The evaluator does not know this kind of criterion."),
    };
}
