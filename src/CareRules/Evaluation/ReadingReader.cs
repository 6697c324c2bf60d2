using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>From a recorded value to what it says in the concept's unit.</summary>
internal static class ReadingReader
{
    public static bool HasValue(ObservationFact fact) =>
        fact.Value is not null || fact.Unreadable is not null || !fact.ValueCodes.IsDefaultOrEmpty;

    public static ReadingValue Read(ObservationFact fact, ObservationQuery query, EvaluationContext context)
    {
        if (query.Answer is { } answer)
        {
            return fact.ValueCodes.IsDefaultOrEmpty || fact.Unreadable is not null
                ? ReadingValue.Unusable(MissingReason.Unreadable, fact.Unreadable ?? Because.NotCoded)
                : new ReadingValue(NumberRange.Unbounded, context.Plan.Codes.Holds(answer, fact.ValueCodes), default, null);
        }

        return Number(fact, query.Concept, context.Tables);
    }

    public static ReadingValue Number(ObservationFact fact, ConceptId concept, PlanTables tables)
    {
        if (fact.Value is not { } value || fact.Unreadable is not null)
        {
            return ReadingValue.Unusable(MissingReason.Unreadable, fact.Unreadable ?? Because.NotANumber);
        }

        if (tables.Scale(concept).Read(value) is not { } number)
        {
            return ReadingValue.Unusable(MissingReason.Unreadable, Because.UnitNotUnderstood);
        }

        return tables.Scale(concept).IsImplausible(number)
            ? ReadingValue.Unusable(MissingReason.Unreadable, Because.Implausible(RecordTable.DateOf(fact)))
            : ReadingValue.Of(number);
    }
}
