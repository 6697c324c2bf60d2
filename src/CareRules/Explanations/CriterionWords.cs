using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>A criterion in a clinician's words, without what the patient has: <c>latest eGFR below 45 mL/min/{1.73_m2}</c>.</summary>
internal static class CriterionWords
{
    public static string Of(Criterion criterion, EvaluationPlan plan) => criterion switch
    {
        AllCriterion => "all of",
        AnyCriterion => "any of",
        NotCriterion not => Not(not.Of, plan),
        AtLeastCriterion c => $"at least {QuantityText.Number(c.Count)} of",
        FactCriterion c => QueryWords.Of(c.Query, plan),
        CountCriterion c => $"{QueryWords.Counted(c.Query, c.Distinct, plan)}: {TestWords.Of(c.Value)}",
        AgeCriterion c => Age(c),
        SexCriterion c => c.Sex == Sex.Female ? "female" : "male",
        DefinitionCriterion c => Title(plan.Definitions[c.Definition]),
        ScoreCriterion c => $"{Title(plan.Scores[c.Score])} {TestWords.Of(c.Value)}",
        SequenceThenCriterion c => $"{Of(c.First, plan)}, then within {c.Within}: {Of(c.Then, plan)}",
        SequenceWithoutCriterion c => $"{Of(c.First, plan)}, and for {c.Within} after it not: {Of(c.Without, plan)}",
        TogetherCriterion c => $"{WordList.And([.. c.Of.Select(o => Of(o, plan))])}, within {c.Within} of each other",
        CustomCriterion c => CustomWords.Of(c, plan),
        _ => "",
    };

    /// <summary>The opposite of a criterion.</summary>
    public static string Not(Criterion criterion, EvaluationPlan plan) => criterion switch
    {
        AllCriterion => "not all of",
        AnyCriterion => "none of",
        AtLeastCriterion c => $"fewer than {QuantityText.Number(c.Count)} of",
        FactCriterion c => QueryWords.Not(c.Query, plan),
        SexCriterion c => $"not {(c.Sex == Sex.Female ? "female" : "male")}",
        _ => $"not: {Of(criterion, plan)}",
    };

    public static string Title(ScoreModel score) => score.Title ?? score.Id;

    private static string Title(DefinitionModel definition) => definition.Title ?? definition.Id.Replace('-', ' ');

    private static string Age(AgeCriterion criterion)
    {
        string ago = criterion.Ago is { } length ? $" {length} ago" : "";
        return (criterion.Test.Lower, criterion.Test.Upper) switch
        {
            ({ Inclusive: true } low, null) => $"aged {QuantityText.Number(low.Value)} or over{ago}",
            (null, { Inclusive: false } high) => $"aged under {QuantityText.Number(high.Value)}{ago}",
            _ => $"age {TestWords.Of(criterion.Test)}{ago}",
        };
    }
}
