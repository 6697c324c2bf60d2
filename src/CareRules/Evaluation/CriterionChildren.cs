using System.Collections.Immutable;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>The criteria that a criterion is made of by logic alone; a definition is made of its own.</summary>
internal static class CriterionChildren
{
    public static ImmutableArray<Criterion> Of(Criterion criterion, EvaluationPlan plan) => criterion switch
    {
        AllCriterion all => all.Of,
        AnyCriterion any => any.Of,
        AtLeastCriterion atLeast => atLeast.Of,
        NotCriterion not => [not.Of],
        DefinitionCriterion definition => [plan.Definitions[definition.Definition].Criterion],
        _ => [],
    };
}
