using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>What was measured: <c>the latest eGFR is 45 mL/min/1.73 m² (3 Jan 2026)</c>.</summary>
internal static class MeasuredWords
{
    /// <summary>Null where no single value of the record says it.</summary>
    public static string? Latest(ObservationQuery query, TraceNode node, EvaluationContext context)
    {
        string title = FactNames.Title(query.Concept, context.Plan);
        if (context.Plan.Concepts[query.Concept.Index].Derived is { } formula
            && !node.Facts.Any(f => f.Concept == query.Concept)
            && DerivedValue.Compute(query.Concept, formula, context).Number is { } number)
        {
            return $"the {title} computes as {UnitText.With(RangeText.Of(NumberRange.Exactly(number)), context.Plan.Concepts[query.Concept.Index].Unit ?? "")}";
        }

        if (query.Mode == ObservationMode.Change || node.Facts is not [.., { Fact: ObservationFact fact } match] || (query.Mode != ObservationMode.Latest && node.Facts.Length != 1))
        {
            return null;
        }

        string? value = fact.Value is { } quantity ? Value(quantity, query.Test)
            : fact.ValueCodes is [var code, ..] ? SpokenName.Of(code.Display ?? code.Value) : null;
        string mode = query.Mode switch
        {
            ObservationMode.Latest => "latest",
            ObservationMode.Highest => "highest",
            ObservationMode.Lowest => "lowest",
            _ => "only",
        };
        string date = (match.Date ?? RecordTable.DateOf(fact)) is { } on ? $" ({ReaderDates.Short(on)})" : "";
        return value is null ? null : $"the {mode} {title} is {value}{date}";
    }

    // The unit is said once, with the test that follows, unless it was recorded in another.
    private static string Value(Quantity quantity, QuantityTest? test)
    {
        string number = QuantityText.Comparator(quantity.Comparator) + Number(quantity.Value, test);
        return test is not null && string.Equals(test.Unit, quantity.Unit, StringComparison.Ordinal) ? number : UnitText.With(number, quantity.Unit);
    }

    // No laboratory means the tenth decimal; but what lies beside a limit is not rounded onto it.
    private static string Number(decimal value, QuantityTest? test)
    {
        decimal rounded = QuantityText.Rounded(value);
        return QuantityText.Number(rounded == test?.Lower?.Value || rounded == test?.Upper?.Value ? value : rounded);
    }
}
