using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>The newest usable value of a measure, as recorded; computed ones in the measure's unit, without date and source.</summary>
internal sealed record CurrentValue(Quantity Value, PartialDate? Date, string? Source, FactMatch? Fact)
{
    /// <summary>Null where there is none in time, or the newest is not usable: an older one never stands in.</summary>
    public static CurrentValue? Of(ConceptId measure, EvaluationContext context)
    {
        ObservationTest test = new(new ObservationQuery(measure) { Mode = ObservationMode.Latest }, context);
        string unit = context.Plan.Concepts[measure.Index].Unit ?? "1";
        if (test.Derived is { } formula && (test.Series.Days.IsEmpty || !formula.PrefersRecorded) && test.Compute(formula).Number is { } computed)
        {
            return computed.TryToDecimal(out decimal number) ? new CurrentValue(new Quantity(number, unit), null, null, null) : null;
        }

        if (test.NotSupplied is not null || test.Series.Days.IsEmpty || LatestValue.Newest(test.Series.Days) is not [{ IsIn: true, Value.Problem: null } newest])
        {
            return null;
        }

        ObservationFact fact = newest.Facts[0];
        FactMatch match = new(measure, fact) { Date = RecordTable.DateOf(fact) };
        return newest.Facts.Length == 1 ? fact.Value is { } recorded ? new CurrentValue(recorded, match.Date, fact.Source, match) : null
            : newest.Value.Number is { Lower: { } low, Upper: { } high } && low == high && low.Value.TryToDecimal(out decimal value)
                ? new CurrentValue(new Quantity(value, unit), match.Date, fact.Source, match)
            : null;
    }

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(CurrentValue);
}
