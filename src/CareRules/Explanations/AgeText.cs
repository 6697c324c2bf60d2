using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>The patient's age at the day that a criterion asks about, as far as the birth date says.</summary>
internal static class AgeText
{
    public static string? Of(AgeCriterion criterion, EvaluationContext context)
    {
        DateOnly day = criterion.Ago is { } ago ? ago.Before(context.AsOf) : context.AsOf;
        return context.View.Record.BirthDate is { } birth && Age.On(day, birth) is { } age ? RangeText.Of(NumberRange.Count(age.Min, age.Max)) : null;
    }
}
