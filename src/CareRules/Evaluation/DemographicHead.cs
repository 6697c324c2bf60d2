using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>age</c> and <c>sex</c>: no facts of the record, so they alone never make a gap worth reporting.</summary>
internal static class DemographicHead
{
    public static LeafResult Age(AgeCriterion criterion, EvaluationContext context)
    {
        DateOnly day = criterion.Ago is { } ago ? ago.Before(context.AsOf) : context.AsOf;
        if (context.View.Record.BirthDate is not { } birth)
        {
            return Missing("age", "no birth date is recorded");
        }

        if (birth.Earliest > context.AsOf)
        {
            return Missing("age", "the birth date lies after the as-of date");
        }

        // Who was not born yet on the day had no age that meets anything.
        if (Clinical.Age.On(day, birth) is not { } age)
        {
            return LeafResult.False;
        }

        return NumberTest.Met(criterion.Test, NumberRange.Count(age.Min, age.Max)) switch
        {
            true => LeafResult.True,
            false => LeafResult.False,
            null => Missing("age", "the recorded birth date does not decide it"),
        };
    }

    public static LeafResult Sex(SexCriterion criterion, EvaluationContext context)
    {
        Sex sex = context.View.Record.Sex;
        return sex == Clinical.Sex.Unknown ? Missing("sex", "not recorded as female or male")
            : sex == criterion.Sex ? LeafResult.True
            : LeafResult.False;
    }

    private static LeafResult Missing(string what, string because) =>
        LeafResult.Unknown([new MissingFact(what, MissingReason.DemographicsNotKnown, because)]);
}
