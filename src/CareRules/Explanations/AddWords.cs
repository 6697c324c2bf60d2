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
            MedicationQuery q => $"{title} {Taken(q)}{MedicationWords.How(q, plan)}",
            ConditionQuery q => $"{title} {Recorded(q)}",
            NoObservationQuery => $"{title} were measured",
            ObservationQuery q => $"{title} were recorded{TestWords.In(q.Within)}",
            ProcedureQuery q => q.Within is null or PastWindow ? $"{title} were done" : $"{title} had been done{TestWords.In(q.Within)}",
            OrderQuery { Proposed: true } => $"{title} were proposed",
            OrderQuery { State: OrderState.Completed } q => $"{title} had been ordered and completed{TestWords.In(q.Within)}",
            OrderQuery q => q.Within is null or PastWindow ? $"{title} were ordered" : $"{title} had been ordered{TestWords.In(q.Within)}",
            NotDoneQuery => $"{title} were recorded as declined or deliberately not done",
            AllergyQuery => $"an allergy to {title} were recorded",
            FamilyHistoryQuery => $"a family history of {title} were recorded",
            CareQuery => $"{title} were recorded",
            _ => $"there were such a contact: {QueryWords.Of(query, plan)}",
        };
    }

    private static string Taken(MedicationQuery query) => query switch
    {
        { Proposed: true } => "were proposed",
        { For: { } length } => $"had been taken {TestWords.Length(length)}",
        { DoseChanged: { } changed } => $"had its dose changed{TestWords.In(changed)}",
        { Within: { } within } => $"had been taken{TestWords.In(within)}",
        { State: not MedicationState.Active } => "had ever been taken",
        _ => "were started",
    };

    private static string Recorded(ConditionQuery query) => query switch
    {
        { State: ConditionState.Inactive } => "were recorded as no longer active",
        { State: ConditionState.Ever } => "had ever been recorded",
        { Onset: { } onset } => $"had begun{TestWords.In(onset)}",
        { For: { } length } => $"had been recorded {TestWords.Length(length)}",
        { Within: { } within } => $"had been present{TestWords.In(within)}",
        _ => "were recorded",
    };
}
