using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>Why a question about the record is answered with no.</summary>
internal sealed class AbsenceWords(EvaluationContext context, bool brief)
{
    private EvaluationPlan Plan => context.Plan;

    public ReasonClause Of(FactQuery query, TraceNode node)
    {
        string title = FactNames.Title(query.Concept, Plan);
        return query switch
        {
            MedicationQuery q => Medication(q, title),
            ConditionQuery q => Condition(q, title),
            ObservationQuery q => Observation(q, title, node),
            NoObservationQuery q => new ReasonClause($"{title} was recorded{On(node)}{(q.Within is null or EverWindow ? "" : ",")}{TestWords.In(q.Within)}", ReasonClause.Present),
            AllergyQuery q => ReasonClause.No($"allergy to {title}", $"is recorded{TestWords.In(q.Within)}"),
            ProcedureQuery q => ReasonClause.No(title, $"is recorded{TestWords.In(q.Within)}"),
            OrderQuery q => ReasonClause.No(title, $"{Ordered(q)}{TestWords.In(q.Within)}"),
            NotDoneQuery q => ReasonClause.No($"refusal or deliberate omission of {title}", $"is recorded{TestWords.In(q.Within)}"),
            FamilyHistoryQuery => ReasonClause.No($"family history of {title}", "is recorded"),
            EncounterQuery { Times: { } times } q => new ReasonClause($"the number of {Encounter(q, title)}s{TestWords.In(q.Within)} is not {TestWords.Of(times)}", ReasonClause.Number),
            EncounterQuery q => ReasonClause.No(Encounter(q, title), $"{(q.Booked ? "is booked" : "is recorded")}{TestWords.In(q.Within ?? q.Ended)}"),
            _ => ReasonClause.No(title, $"is recorded{TestWords.In((query as CareQuery)?.Within)}"),
        };
    }

    // Of what is not on the record at all it need not be said how it would have to be taken.
    private ReasonClause Medication(MedicationQuery query, string title)
    {
        bool isThere = OnRecord.HasAny(query, context);
        string verb = query switch
        {
            { Proposed: true } => "is proposed",
            { Within: { } within } => $"was taken{TestWords.In(within)}",
            { State: var state } when state.HasFlag(MedicationState.Ever) => "was ever taken",
            _ when !isThere => "is taken",
            { Started: { } started } => $"was started{TestWords.In(started)}",
            { DoseChanged: { } changed } => $"had its dose changed{TestWords.In(changed)}",
            { For: { Comparison: Comparison.Less or Comparison.LessOrEqual } length } => $"was started in the last {length.Length}",
            { For: { } length } => $"has been taken {TestWords.Length(length)}",
            { State: var state } when state.HasFlag(MedicationState.Completed) => "is or was taken",
            _ => "is taken",
        };
        return ReasonClause.No(title, isThere ? verb + MedicationWords.How(query, Plan) : verb, brief ? "" : OnRecord.Last(query, context));
    }

    private ReasonClause Condition(ConditionQuery query, string title)
    {
        string verb = query switch
        {
            { State: ConditionState.Ever } => "was ever recorded",
            _ when !OnRecord.HasAny(query, context) => "is recorded",
            { State: ConditionState.Inactive } => "is recorded as no longer active",
            { Onset: { } onset } => $"began{TestWords.In(onset)}",
            { For: { } length } => $"has been recorded {TestWords.Length(length)}",
            { Within: { } within } => $"was present{TestWords.In(within)}",
            _ => "is recorded",
        };
        return ReasonClause.No(title, verb, brief ? "" : OnRecord.Last(query, context));
    }

    private ReasonClause Observation(ObservationQuery query, string title, TraceNode node)
    {
        string window = TestWords.In(query.Within);
        if (query.Mode is ObservationMode.Present or ObservationMode.Valued)
        {
            return ReasonClause.No(title, $"is recorded{window}");
        }

        string test = query.Answer is { } answer ? FactNames.Title(answer, Plan) : query.Test is { } wanted ? TestWords.Of(wanted) : "";
        if (MeasuredWords.Latest(query, node, context) is { } measured)
        {
            return new ReasonClause($"{measured}, not {test}", ReasonClause.Measured);
        }

        string words = query.Mode switch
        {
            ObservationMode.Change when query.Change is { } change => $"{title} did not {TestWords.Change(change)}",
            ObservationMode.Mean => $"the mean {title}{window} is not {test}",
            ObservationMode.EveryValue => $"not every {title}{window} is {test}",
            ObservationMode.AnyValue => $"no {title}{window} is {test}",
            var mode => $"the {KebabNames.Of(mode)} {title}{window} is not {test}",
        };
        return new ReasonClause(words, ReasonClause.Measured);
    }

    private static string On(TraceNode node) =>
        node.Facts is [.., var last] && (last.Date ?? RecordTable.DateOf(last.Fact)) is { } date ? $" on {ReaderDates.Short(date)}" : "";

    private static string Ordered(OrderQuery query) => query switch
    {
        { Proposed: true } => "is proposed",
        { State: OrderState.Open } => "is on order",
        { State: OrderState.Completed } => "was ordered and completed",
        _ => "was ordered",
    };

    private static string Encounter(EncounterQuery query, string title)
    {
        string place = query.Class is { } kind ? $"{KebabNames.Of(kind)} " : "";
        return $"{place}{(query.Concept.Index >= 0 ? title : query.Class is null ? "encounter" : "visit")}";
    }
}
