using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>count</c>: how many distinct facts match. What is not known of them makes the number a range.</summary>
internal static class CountHead
{
    public static LeafResult Answer(CountCriterion criterion, EvaluationContext context)
    {
        FactSet facts = context.Select(criterion.Query);
        NumberRange number = criterion.Distinct switch
        {
            DistinctBy.Record => Records(facts),
            DistinctBy.Day => Range(DistinctFacts.Days(facts), facts),
            DistinctBy.Code => Range(DistinctFacts.Codes(facts), facts),
            DistinctBy.Concept => DistinctFacts.Concepts(facts, context.Plan),
            _ => Range(DistinctIngredients.Count(facts, context), facts),
        };
        return Test(facts, number, criterion.Value);
    }

    public static NumberRange Records(FactSet facts)
    {
        int sure = 0;
        foreach (Candidate item in facts.Items)
        {
            sure += item.IsCertain ? 1 : 0;
        }

        return Range((sure, facts.Items.Length), facts);
    }

    public static LeafResult Test(FactSet facts, NumberRange number, QuantityTest test) => NumberTest.Met(test, number) switch
    {
        true => LeafResult.TrueBy([.. facts.Items.Where(static i => i.IsCertain).Select(i => facts.Match(i.Fact))]),
        false => LeafResult.False,
        null => LeafResult.Unknown(Missing(facts)),
    };

    // Items without a usable code may each be one more; a section that is not covered may hold any number.
    private static NumberRange Range((int Least, int Most) counted, FactSet facts)
    {
        bool isOpen = facts.Open.Any(static m => m.Reason != MissingReason.NoUsableCode);
        return NumberRange.Count(counted.Least, isOpen ? null : counted.Most + facts.Uncoded);
    }

    private static ImmutableArray<MissingFact> Missing(FactSet facts)
    {
        ImmutableArray<MissingFact> missing = facts.Missing();
        return missing.Length > 0 ? missing
            : [new MissingFact(facts.Name, MissingReason.NoUsableCode, Because.IngredientNotKnown) { Concept = facts.Concept }];
    }
}
