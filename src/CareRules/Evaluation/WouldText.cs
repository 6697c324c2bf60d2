using System.Globalization;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>What would be said if a missing fact were there: <c>fire if &lt; 30 mL/min/{1.73_m2}</c>.</summary>
internal static class WouldText
{
    public static string Of(Criterion leaf, bool negated, EvaluationPlan plan) => leaf switch
    {
        FactCriterion { Query: NoObservationQuery query } => NoObservation(query, negated),
        FactCriterion { Query: ObservationQuery query } => Test(Observation(query, plan), negated),
        FactCriterion { Query: EncounterQuery { Times: { } times } } => Test($"{times.Text} times", negated),
        FactCriterion => negated ? "fire if absent" : "fire if present",
        CountCriterion count => Test($"the count is {count.Value.Text}", negated),
        AgeCriterion age => Test(age.Test.Text, negated),
        SexCriterion sex => Test(sex.Sex == Clinical.Sex.Female ? "female" : "male", negated),
        _ => Test("so", negated),
    };

    private static string Test(string test, bool negated) => negated ? $"fire unless {test}" : $"fire if {test}";

    private static string NoObservation(NoObservationQuery query, bool negated)
    {
        string window = query.Within is PastWindow past ? string.Create(CultureInfo.InvariantCulture, $" in {past.Length}") : string.Empty;
        return negated ? $"fire if recorded{window}" : $"fire if none{window}";
    }

    private static string Observation(ObservationQuery query, EvaluationPlan plan)
    {
        string test = query.Answer is { Index: >= 0 } answer ? plan.Concepts[answer.Index].Title : query.Test?.Text ?? string.Empty;
        return query.Mode switch
        {
            ObservationMode.Present => "recorded",
            ObservationMode.Valued => "recorded with a value",
            ObservationMode.Highest => $"the highest is {test}",
            ObservationMode.Lowest => $"the lowest is {test}",
            ObservationMode.Mean => $"the mean is {test}",
            ObservationMode.AnyValue => $"any value is {test}",
            ObservationMode.EveryValue => $"every value is {test}",
            ObservationMode.Change when query.Change is { } change => $"changed by {change.By.Text} in {change.Over}",
            _ => test,
        };
    }
}
