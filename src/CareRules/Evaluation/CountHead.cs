using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>count</c>: how many distinct facts match. What is not known of them makes the number a range.</summary>
internal static class CountHead
{
    public static LeafResult Answer(CountCriterion criterion, EvaluationContext context)
    {
        return Test(context.Select(criterion.Query), Number(criterion.Query, criterion.Distinct, context), criterion.Value);
    }

    /// <summary>How many distinct facts match.</summary>
    public static NumberRange Number(FactQuery query, DistinctBy distinct, EvaluationContext context)
    {
        FactSet facts = context.Select(query);
        return distinct switch
        {
            DistinctBy.Record => Records(facts),
            DistinctBy.Day => Range(DistinctFacts.Days(facts), facts, uncoded: 0),
            DistinctBy.Code => Range(DistinctFacts.Codes(facts, context.Plan), facts, facts.Uncoded),
            DistinctBy.Concept => DistinctFacts.Concepts(facts, context.Plan),
            _ => Range(DistinctIngredients.Count(facts, context), facts, facts.Uncoded),
        };
    }

    /// <summary>The facts that are sure to match.</summary>
    public static ImmutableArray<FactMatch> Certain(FactSet facts) => [.. facts.Items.Where(static i => i.IsCertain).Select(i => facts.Match(i.Fact))];

    public static NumberRange Records(FactSet facts)
    {
        int sure = 0;
        foreach (Candidate item in facts.Items)
        {
            sure += item.IsCertain ? 1 : 0;
        }

        return Range((sure, facts.Items.Length), facts, facts.Uncoded);
    }

    public static LeafResult Test(FactSet facts, NumberRange number, QuantityTest test) => NumberTest.Met(test, number) switch
    {
        true => LeafResult.TrueBy(Certain(facts)),
        false => LeafResult.False,
        null => LeafResult.Unknown(Missing(facts)),
    };

    // Items without a usable code may each be one more; a section that is not covered may hold any number.
    private static NumberRange Range((int Least, int Most) counted, FactSet facts, int uncoded)
    {
        bool isOpen = facts.Open.Any(static m => m.Reason != MissingReason.NoUsableCode);
        return NumberRange.Count(counted.Least, isOpen ? null : counted.Most + uncoded);
    }

    /// <summary>What would settle the number.</summary>
    public static ImmutableArray<MissingFact> Missing(FactSet facts)
    {
        ImmutableArray<MissingFact> missing = facts.Missing();
        return missing.Length > 0 ? missing
            : [new MissingFact(facts.Name, MissingReason.NoUsableCode, Because.IngredientNotKnown) { Concept = facts.Concept }];
    }
}
