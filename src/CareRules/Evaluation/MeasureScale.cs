using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>How recorded values and the author's tests become numbers in a concept's unit. One a concept, made with the plan.</summary>
internal sealed class MeasureScale
{
    private readonly ConceptUnits? units;
    private readonly NumberRange? plausible;

    public MeasureScale(Concept concept)
    {
        if (concept.Unit is { } canonical && Unit.TryParse(canonical, out Unit? unit, out _))
        {
            units = new ConceptUnits(unit, concept.Convert.Select(static c => KeyValuePair.Create(c.Unit, Conversion.Of(c.Factor, c.Add))));
        }

        plausible = concept.Plausible is { } test ? Bounds(test) : null;
    }

    /// <summary>The value in the concept's unit; null when the concept does not accept the unit as recorded.</summary>
    public NumberRange? Read(Quantity value)
    {
        return ConversionOf(value.Unit) is { } conversion ? Range(value.Comparator, conversion.Apply(value.Value)) : null;
    }

    /// <summary>Whether numbers in the unit are in the concept's unit as they stand.</summary>
    public bool IsCanonical(string unit) => ConversionOf(unit) is { IsIdentity: true };

    /// <summary>What a recorded number says of the true one.</summary>
    public static NumberRange Range(QuantityComparator comparator, Rational number) => comparator switch
    {
        QuantityComparator.LessThan => new NumberRange(null, new RangeEnd(number, false)),
        QuantityComparator.LessOrEqual => new NumberRange(null, new RangeEnd(number, true)),
        QuantityComparator.GreaterOrEqual => new NumberRange(new RangeEnd(number, true), null),
        QuantityComparator.GreaterThan => new NumberRange(new RangeEnd(number, false), null),
        _ => NumberRange.Exactly(number),
    };

    /// <summary>A test's numbers in the concept's unit; null when the test is in a unit that the concept does not accept.</summary>
    public NumberRange? Bounds(QuantityTest test) => Scaled(test, withOffset: true);

    /// <summary>The same for a difference of two values: a zero point drops out.</summary>
    public NumberRange? Differences(QuantityTest test) => Scaled(test, withOffset: false);

    /// <summary>Wholly outside of what the concept calls plausible.</summary>
    public bool IsImplausible(NumberRange number) => plausible is { } range && NumberTest.Met(range, number) == false;

    private NumberRange? Scaled(QuantityTest test, bool withOffset)
    {
        NumberRange range = NumberTest.Range(test);
        return ConversionOf(test.Unit) is not { } conversion ? null
            : conversion.IsIdentity ? range
            : range.Scaled(conversion.Factor, withOffset ? conversion.Offset : default);
    }

    // Without a unit the concept is a pure number: nothing but a number, or an annotation alone, is accepted.
    private Conversion? ConversionOf(string unit) =>
        units is not null ? (units.TryAccept(unit, out Conversion? conversion, out _) ? conversion : null)
        : unit.Length == 0 || unit == "1" || (unit[0] == '{' && unit.IndexOf('}', StringComparison.Ordinal) == unit.Length - 1) ? Conversion.Identity
        : null;
}
