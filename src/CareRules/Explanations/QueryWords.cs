using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>A question about the facts of one kind, in a clinician's words.</summary>
internal static class QueryWords
{
    public static string Of(FactQuery query, EvaluationPlan plan)
    {
        string title = FactNames.Title(query.Concept, plan);
        return query switch
        {
            ConditionQuery q => $"{title} {Condition(q)}",
            MedicationQuery q => $"{Taking(q)} {title}{Medication(q, plan)}",
            ObservationQuery q => Observation(q, title, plan),
            NoObservationQuery q => $"no {title}{TestWords.In(q.Within)}",
            AllergyQuery q => $"allergy to {title} recorded{TestWords.In(q.Within)}",
            ProcedureQuery q => $"{title} done{TestWords.In(q.Within)}{Setting(q.Setting, plan)}",
            OrderQuery q => $"{title} {Order(q)}{TestWords.In(q.Within)}",
            NotDoneQuery q => $"{title} declined or deliberately not done{(q.Because is { } because ? $" because of {FactNames.Title(because, plan)}" : "")}{TestWords.In(q.Within)}",
            FamilyHistoryQuery q => $"family history of {title}{Relation(q)}",
            EncounterQuery q => Encounter(q, title, plan),
            _ => $"{title} in place{TestWords.In((query as CareQuery)?.Within)}",
        };
    }

    public static string Not(FactQuery query, EvaluationPlan plan)
    {
        string title = FactNames.Title(query.Concept, plan);
        return query switch
        {
            ConditionQuery q => $"no {title} {Condition(q)}",
            MedicationQuery { State: MedicationState.Active, Within: null } q => $"not {Taking(q)} {title}{Medication(q, plan)}",
            NoObservationQuery q => $"{title} recorded{TestWords.In(q.Within)}",
            ObservationQuery { Mode: ObservationMode.Present } q => $"no {title} recorded{TestWords.In(q.Within)}",
            ObservationQuery { Mode: ObservationMode.Latest, Test: { } test, Last: null } q => $"latest {title} {TestWords.Not(test)}{TestWords.In(q.Within)}",
            AllergyQuery or FamilyHistoryQuery => $"no {Of(query, plan)}",
            ProcedureQuery or OrderQuery => $"no {Of(query, plan)}",
            EncounterQuery { Times: null } => $"no {Of(query, plan)}",
            CareQuery => $"no {Of(query, plan)}",
            _ => $"not: {Of(query, plan)}",
        };
    }

    /// <summary>What is counted: <c>number of different medicines</c>.</summary>
    public static string Counted(FactQuery query, DistinctBy distinct, EvaluationPlan plan)
    {
        string what = query.Concept.Index >= 0 ? FactNames.Title(query.Concept, plan) : query switch
        {
            MedicationQuery => "medicines",
            ConditionQuery => "conditions",
            EncounterQuery => "encounters",
            ObservationQuery => "results",
            ProcedureQuery => "procedures",
            _ => "orders",
        };
        string by = distinct switch
        {
            DistinctBy.Ingredient when query.Concept.Index >= 0 => " (different ingredients)",
            DistinctBy.Concept => " (different kinds)",
            DistinctBy.Code => " (different codes)",
            DistinctBy.Day => " (different days)",
            _ => "",
        };
        string qualifiers = query switch
        {
            MedicationQuery q => Medication(q, plan),
            EncounterQuery q => TestWords.In(q.Within),
            ConditionQuery q => TestWords.In(q.Within),
            ObservationQuery q => $"{(q.Test is { } test ? $" {TestWords.Of(test)}" : "")}{TestWords.In(q.Within)}",
            ProcedureQuery q => TestWords.In(q.Within),
            OrderQuery q => TestWords.In(q.Within),
            _ => "",
        };
        return $"number of {what}{by}{qualifiers}";
    }

    private static string Condition(ConditionQuery query)
    {
        string state = query.State switch
        {
            ConditionState.Inactive => "recorded as no longer active",
            ConditionState.Ever => "ever recorded",
            _ when query.Within is { } within => $"present{TestWords.In(within)}",
            _ => "recorded",
        };
        string onset = query.Onset is { } begun ? $", begun{TestWords.In(begun)}" : "";
        string length = query.For is { } test ? $" {TestWords.Length(test)}" : "";
        return state + onset + length;
    }

    private static string Taking(MedicationQuery query) =>
        query.Proposed == true ? "proposed:"
        : query.State.HasFlag(MedicationState.Ever) ? "has ever taken"
        : query.State.HasFlag(MedicationState.Completed) ? "taking or has finished"
        : query.Within is not null ? "took"
        : "taking";

    private static string Medication(MedicationQuery query, EvaluationPlan plan)
    {
        string[] parts =
        [
            query.Route is { } route ? $" ({FactNames.Title(route, plan)})" : "",
            query.Course switch { CourseType.Acute => " as a short course", CourseType.Repeat => " on repeat", _ => "" },
            query.AsNeeded switch { true => " as needed", false => " regularly", _ => "" },
            query.DailyDose is { } dose ? $", daily dose {TestWords.Of(dose)}" : "",
            query.For is { } length ? $" {TestWords.Length(length)}" : "",
            query.Started is { } started ? $", started{TestWords.In(started)}" : "",
            query.DoseChanged is { } changed ? $", dose changed{TestWords.In(changed)}" : "",
            TestWords.In(query.Within),
            Setting(query.Setting, plan),
        ];
        return string.Concat(parts);
    }

    private static string Observation(ObservationQuery query, string title, EvaluationPlan plan)
    {
        string test = query.Answer is { } answer ? $"is {FactNames.Title(answer, plan)}" : query.Test is { } value ? TestWords.Of(value) : "";
        string of = query.Last is { } last ? $" of the last {QuantityText.Number(last)}" : "";
        string words = query.Mode switch
        {
            ObservationMode.Present => $"{title} recorded",
            ObservationMode.Valued => $"{title} with a value",
            ObservationMode.Latest => $"latest {title} {test}",
            ObservationMode.Highest => $"highest {title}{of} {test}",
            ObservationMode.Lowest => $"lowest {title}{of} {test}",
            ObservationMode.Mean => $"mean {title}{of} {test}",
            ObservationMode.AnyValue => $"any {title}{of} {test}",
            ObservationMode.EveryValue => $"every {title}{of} {test}",
            _ => query.Change is { } change ? $"{title} {TestWords.Change(change, past: true)}" : title,
        };
        string apart = query.Apart is { } gap ? $", {TestWords.Length(gap)[4..]} apart" : "";
        return words + TestWords.In(query.Within) + apart + Setting(query.Setting, plan);
    }

    private static string Order(OrderQuery query) => query switch
    {
        { Proposed: true } => "proposed",
        { State: OrderState.Open } => "on order",
        { State: OrderState.Completed } => "ordered and completed",
        _ => "ordered",
    };

    private static string Relation(FamilyHistoryQuery query)
    {
        string degree = query.Degree switch { RelativeDegree.First => " in a first-degree relative", RelativeDegree.Second => " in a second-degree relative", _ => "" };
        return query.OnsetAge is { } age ? $"{degree}, at an age {TestWords.Of(age)}" : degree;
    }

    private static string Encounter(EncounterQuery query, string title, EvaluationPlan plan)
    {
        string place = query.Class is { } kind ? $"{KebabNames.Of(kind)} " : "";
        string name = query.Concept.Index >= 0 ? title : "encounter";
        string times = query.Times is { } test ? $", {TestWords.Of(test)} times" : "";
        string discharge = query.Discharge is { } to ? $", discharged to {FactNames.Title(to, plan)}" : "";
        string ended = query.Ended is { } end ? $", ended{TestWords.In(end)}" : "";
        return $"{place}{name}{(query.Booked ? " booked" : "")}{TestWords.In(query.Within)}{ended}{discharge}{times}";
    }

    private static string Setting(Setting setting, EvaluationPlan plan) =>
        (setting.During is { } during ? $", during {FactNames.Title(during, plan)}" : "")
        + (setting.NotDuring is { } outside ? $", outside {FactNames.Title(outside, plan)}" : "");
}
