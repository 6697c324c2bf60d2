using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Daily doses: of known units only, never of a text.</summary>
internal static class DoseReader
{
    public static void Judge(ref Verdict verdict, MedicationFact fact, QuantityTest test)
    {
        if (fact.DailyDose is not { } dose)
        {
            verdict.And(null, fact.DoseIsText ? MissingReason.Unreadable : MissingReason.Absent, fact.DoseIsText ? Because.DoseIsText : Because.NoDose);
        }
        else if (In(dose, test.Unit) is not { } number)
        {
            verdict.And(null, MissingReason.Unreadable, Because.UnitNotUnderstood);
        }
        else
        {
            verdict.And(NumberTest.Met(test, number), MissingReason.Unreadable, Because.OnlyLimit);
        }
    }

    /// <summary>Whether two items of one drug are taken in different daily doses: doses of two drugs are not compared; null when a dose is not known or they cannot be compared.</summary>
    public static bool? Differs(MedicationFact earlier, MedicationFact later, EvaluationPlan plan) =>
        DistinctIngredients.AreDifferent(earlier, later, plan) ? false
        : earlier.DailyDose is not { } before || later.DailyDose is not { } after || In(before, after.Unit) is not { } first || In(after, after.Unit) is not { } second
            ? null
            : !NumberTest.Met(first, second);

    /// <summary>The dose in a unit; null when there is none, or in a unit of another kind.</summary>
    public static NumberRange? In(Quantity? dose, string unit) => dose is { } known ? In(known, unit) : null;

    private static NumberRange? In(Quantity dose, string unit)
    {
        if (!Unit.TryParse(dose.Unit, out Unit? from, out _) || !Unit.TryParse(unit, out Unit? to, out _)
            || !UnitConversion.TryGet(from, to, out Conversion? conversion, out _))
        {
            return null;
        }

        return MeasureScale.Range(dose.Comparator, conversion.Apply(dose.Value));
    }
}
