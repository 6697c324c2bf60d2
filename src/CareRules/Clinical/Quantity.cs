namespace CareRules.Clinical;

/// <summary>How a recorded number bounds the true value: a result of <c>&gt;90</c> is an interval.</summary>
public enum QuantityComparator
{
    /// <summary>The value itself.</summary>
    Equal,

    /// <summary>The true value is below the number.</summary>
    LessThan,

    /// <summary>The true value is the number or below.</summary>
    LessOrEqual,

    /// <summary>The true value is the number or above.</summary>
    GreaterOrEqual,

    /// <summary>The true value is above the number.</summary>
    GreaterThan,
}

/// <summary>A number with its UCUM unit, as recorded.</summary>
public readonly record struct Quantity
{
    /// <summary>Makes a quantity.</summary>
    /// <param name="value">The number, with the digits as recorded.</param>
    /// <param name="unit">The UCUM unit; <c>1</c> for a pure number. A text that is not UCUM makes every test of the value unknown.</param>
    /// <param name="comparator">How the number bounds the true value.</param>
    public Quantity(decimal value, string unit, QuantityComparator comparator = QuantityComparator.Equal)
    {
        ArgumentNullException.ThrowIfNull(unit);
        Value = value;
        Unit = unit;
        Comparator = comparator;
    }

    /// <summary>The number.</summary>
    public decimal Value { get; }

    /// <summary>The UCUM unit as recorded.</summary>
    public string Unit { get; }

    /// <summary>How the number bounds the true value.</summary>
    public QuantityComparator Comparator { get; }

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(Quantity);
}
