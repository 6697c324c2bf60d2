using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>What would have to be recorded, to be read after <c>if</c>.</summary>
internal static class AddWords
{
    public static string Of(FactQuery query, EvaluationPlan plan)
    {
        string title = FactNames.Title(query.Concept, plan);
        return query switch
        {
            MedicationQuery { For: null, Within: null, State: MedicationState.Active, DailyDose: null, Route: null, Course: null, DoseChanged: null } q =>
                $"{title} were {(q.Proposed == true ? "proposed" : "started")}",
            ConditionQuery { State: ConditionState.Active, Onset: null, For: null, Within: null } => $"{title} were recorded",
            NoObservationQuery => $"{title} were measured",
            ObservationQuery => $"{title} were recorded{TestWords.In((query as ObservationQuery)?.Within)}",
            ProcedureQuery { Within: null } => $"{title} were done",
            OrderQuery { State: not OrderState.Completed, Within: null } q => $"{title} were {(q.Proposed == true ? "proposed" : "ordered")}",
            AllergyQuery { Within: null } => $"an allergy to {title} were recorded",
            _ => $"this were on the record: {QueryWords.Of(query, plan)}",
        };
    }
}
