using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Which file answers which question.</summary>
internal static class FactHeads
{
    public static LeafResult Answer(FactQuery query, EvaluationContext context) => query switch
    {
        ObservationQuery q => ObservationHead.Answer(q, context),
        NoObservationQuery q => context.Select(q).IsAbsent(),
        EncounterQuery q => EncounterHead.Answer(q, context),
        _ => context.Select(query).Exists(),
    };

    public static FactSet Select(FactQuery query, EvaluationContext context) => query switch
    {
        ConditionQuery q => ConditionHead.Select(q, context),
        MedicationQuery q => MedicationHead.Select(q, context),
        ObservationQuery { Mode: ObservationMode.Present or ObservationMode.Valued } q => ObservationPresence.Select(q, context),
        ObservationQuery { Mode: ObservationMode.AnyValue or ObservationMode.EveryValue, Last: null, PerDay: null } q =>
            ObservationPresence.Select(q, context),
        ObservationQuery q => Tested(q, context),
        NoObservationQuery q => ObservationPresence.Select(q, context),
        AllergyQuery q => AllergyHead.Select(q, context),
        ProcedureQuery q => ProcedureHead.Select(q, context),
        OrderQuery q => OrderHead.Select(q, context),
        NotDoneQuery q => NotDoneHead.Select(q, context),
        FamilyHistoryQuery q => FamilyHistoryHead.Select(q, context),
        EncounterQuery q => EncounterHead.Select(q, context),
        CareQuery q => CareHead.Select(q, context),
        _ => throw new InvalidOperationException("The evaluator does not know this kind of question."),
    };

    // A test of several values as an event: the facts that make it true.
    private static FactSet Tested(ObservationQuery query, EvaluationContext context)
    {
        LeafResult result = context.Answer(query);
        DateInterval past = new(DateOnly.MinValue, context.AsOf);
        return new FactSet(query.Concept, context.Name(query.Concept, RecordSection.Observations), [.. result.Facts.Select(f => new Candidate(f.Fact, DateInterval.Of(f.Date), null))], result.Missing)
        {
            Others = [.. result.Missing.Select(m => new Possible(null, past, m))],
        };
    }
}
