using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>A computed observation: its value in the concept's unit with the facts that were used, or why it cannot be computed.</summary>
internal sealed record DerivedValue(Rational? Number, ImmutableArray<FactMatch> Facts, ImmutableArray<MissingFact> Missing)
{
    public static DerivedValue Unknown(params ImmutableArray<MissingFact> missing) => new(null, [], missing);

    /// <summary>Computes it. Missing or stale inputs make it unknown and name the gap.</summary>
    public static DerivedValue Compute(ConceptId concept, DerivedFormula formula, EvaluationContext context) => formula.Formula switch
    {
        FormulaCatalog.DoseEquivalent => DerivedDose.Compute(concept, formula, context),
        FormulaCatalog.TimeInRange => DerivedSeries.TimeInRange(concept, formula, context),
        FormulaCatalog.Difference => DerivedSeries.Difference(concept, formula, context),
        _ => OfInputs(concept, formula, context),
    };

    /// <summary>The newest usable value of an input, as the formula's unit wants it.</summary>
    public static DerivedValue Input(ConceptId concept, string unit, DerivedFormula formula, EvaluationContext context)
    {
        ObservationTest test = new(new ObservationQuery(concept) { Mode = ObservationMode.Latest, Within = formula.Within }, context);
        if (test.Series.Days.IsEmpty)
        {
            return Unknown(test.NoValue().Missing);
        }

        ImmutableArray<Reading> newest = LatestValue.Newest(test.Series.Days);
        if (newest is not [{ IsIn: true, Value: { Problem: null, Number: var number } }] || number is not { Lower: { } low, Upper: { } high } || low != high)
        {
            return Unknown(test.Undecided(newest).Missing);
        }

        return Convert(low.Value, context.Plan.Concepts[concept.Index], unit) is { } value
            ? new DerivedValue(value, test.True(newest).Facts, [])
            : Unknown(test.Unknown(MissingReason.Unreadable, Because.UnitNotUnderstood).Missing);
    }

    private static DerivedValue OfInputs(ConceptId concept, DerivedFormula formula, EvaluationContext context)
    {
        Dictionary<string, decimal> inputs = new(StringComparer.Ordinal);
        List<FactMatch> facts = [];
        List<MissingFact> missing = [];
        foreach (DerivedInput input in formula.From)
        {
            DerivedValue value = Input(input.Concept, FormulaCatalog.UnitOf(input.Name), formula, context);
            facts.AddRange(value.Facts);
            missing.AddRange(value.Missing);
            if (value.Number is { } number)
            {
                inputs[input.Name] = number.TryToDecimal(out decimal rounded) ? rounded : 0;
            }
        }

        (int Age, bool Female)? person = null;
        if (FormulaInputs.NeedsPerson(formula.Formula))
        {
            person = Person(context, FormulaInputs.NeedsSex(formula.Formula), missing);
        }

        if (missing.Count > 0)
        {
            return Unknown([.. missing]);
        }

        return FormulaInputs.Compute(formula.Formula, inputs, person) is { } computed && Convert(computed, FormulaCatalog.Find(formula.Formula)!.Unit, context.Plan.Concepts[concept.Index]) is { } result
            ? new DerivedValue(result, [.. facts.DistinctBy(static f => (f.Concept, f.Fact))], [])
            : Unknown(new MissingFact(context.Plan.Concepts[concept.Index].Name, MissingReason.Unreadable, Because.OutsideFormula) { Concept = concept });
    }

    private static (int Age, bool Female)? Person(EvaluationContext context, bool needsSex, List<MissingFact> missing)
    {
        AgeRange? age = context.View.Record.BirthDate is { } birth ? Age.On(context.AsOf, birth) : null;
        if (age is not { } known || known.Min != known.Max)
        {
            missing.Add(new MissingFact("age", MissingReason.DemographicsNotKnown, "no exact age is recorded"));
            return null;
        }

        if (needsSex && context.View.Record.Sex == Sex.Unknown)
        {
            missing.Add(new MissingFact("sex", MissingReason.DemographicsNotKnown, "not recorded as female or male"));
            return null;
        }

        return (known.Min, context.View.Record.Sex == Sex.Female);
    }

    private static Rational? Convert(Rational value, Concept from, string unit) =>
        unit.Length == 0 || string.Equals(from.Unit ?? "1", unit, StringComparison.Ordinal) ? value
        : Unit.TryParse(from.Unit ?? "1", out Unit? source, out _) && Unit.TryParse(unit, out Unit? target, out _)
            && UnitConversion.TryGet(source, target, out Conversion? conversion, out _) ? (value * conversion.Factor) + conversion.Offset
        : null;

    private static Rational? Convert(decimal value, string unit, Concept to) =>
        unit.Length == 0 || string.Equals(to.Unit ?? "1", unit, StringComparison.Ordinal) ? value
        : Unit.TryParse(unit, out Unit? source, out _) && Unit.TryParse(to.Unit ?? "1", out Unit? target, out _)
            && UnitConversion.TryGet(source, target, out Conversion? conversion, out _) ? conversion.Apply(value)
        : null;
}
