using System.Globalization;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>What would be said if a missing fact were there: <c>fire if &lt; 30 mL/min/{1.73_m2}</c>.</summary>
internal static class WouldText
{
    /// <param name="leaf">The criterion that is unknown.</param>
    /// <param name="negated">Whether its being false helps the rule to fire.</param>
    /// <param name="missing">What it lacks; where that is not what is tested (an input of a computed value), the words name what is.</param>
    /// <param name="plan">The rules.</param>
    public static string Of(Criterion leaf, bool negated, MissingFact missing, EvaluationPlan plan) => leaf switch
    {
        FactCriterion { Query: NoObservationQuery query } => NoObservation(query, negated),
        FactCriterion { Query: ObservationQuery query } => Test(Subject(query, missing, plan) + Observation(query, plan), negated),
        FactCriterion { Query: EncounterQuery { Times: { } times } } => Test($"{times.ToText()} times", negated),
        FactCriterion => negated ? "fire if absent" : "fire if present",
        CountCriterion count => Test($"the count is {count.Value.ToText()}", negated),
        ScoreCriterion score => Test($"{plan.Scores[score.Score].Title ?? plan.Scores[score.Score].Id} is {score.Value.ToText()}", negated),
        AgeCriterion age => Test(age.Test.ToText(), negated),
        SexCriterion sex => Test(sex.Sex == Clinical.Sex.Female ? "female" : "male", negated),
        SequenceThenCriterion c => Test($"{Event(c.Then, plan)} came within {c.Within} of {Event(c.First, plan)}", negated),
        SequenceWithoutCriterion c => Test($"{c.Within} passed after {Event(c.First, plan)} without {Event(c.Without, plan)}", negated),
        TogetherCriterion c => Test($"{string.Join(" and ", c.Of.Select(o => Event(o, plan)))} lie within {c.Within} of each other", negated),
        _ => Test("it is met", negated),
    };

    private static string Test(string test, bool negated) => negated ? $"fire unless {test}" : $"fire if {test}";

    private static string NoObservation(NoObservationQuery query, bool negated)
    {
        string window = query.Within is PastWindow past ? string.Create(CultureInfo.InvariantCulture, $" in {past.Length}") : string.Empty;
        return negated ? $"fire if recorded{window}" : $"fire if none{window}";
    }

    // A weight is missing; what is tested is the creatinine clearance that is computed with it.
    private static string Subject(ObservationQuery query, MissingFact missing, EvaluationPlan plan)
    {
        if (missing.Concept == query.Concept || query.Concept.Index < 0)
        {
            return string.Empty;
        }

        string title = plan.Concepts[query.Concept.Index].Title;
        return query.Mode == ObservationMode.Latest ? $"{title} is " : $"{title}: ";
    }

    private static string Observation(ObservationQuery query, EvaluationPlan plan)
    {
        string test = query.Answer is { Index: >= 0 } answer ? plan.Concepts[answer.Index].Title : query.Test?.ToText() ?? string.Empty;
        return query.Mode switch
        {
            ObservationMode.Present => "recorded",
            ObservationMode.Valued => "recorded with a value",
            ObservationMode.Highest => $"the highest is {test}",
            ObservationMode.Lowest => $"the lowest is {test}",
            ObservationMode.Mean => $"the mean is {test}",
            ObservationMode.AnyValue => $"any value is {test}",
            ObservationMode.EveryValue => $"every value is {test}",
            ObservationMode.Change when query.Change is { } change => $"changed by {change.By.ToText()} in {change.Over}",
            _ => test,
        };
    }

    private static string Event(Criterion criterion, EvaluationPlan plan) => criterion switch
    {
        AnyCriterion any => string.Join(" or ", any.Of.Select(o => Event(o, plan))),
        DefinitionCriterion c => plan.Definitions[c.Definition].Title ?? Event(plan.Definitions[c.Definition].Criterion, plan),
        _ when criterion.Query() is { Concept.Index: >= 0 } query => plan.Concepts[query.Concept.Index].Title,
        _ => "the event",
    };
}
