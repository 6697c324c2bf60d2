using System.Globalization;

namespace CareRules.Model;

/// <summary>
/// An interval of numbers with a unit, as in <c>"30..&lt;45 mmol/L"</c>. Parameters are already replaced by their values.
/// <paramref name="Unit"/> is UCUM, empty where the author wrote none (ages, counts, scores). <paramref name="Text"/> is what the author
/// wrote, with the value in the place of a parameter.
/// </summary>
internal sealed record QuantityTest(NumberBound? Lower, NumberBound? Upper, string Unit, string Text)
{
    /// <summary>The local change to the parameter from which a bound comes; null where there is none.</summary>
    public ParameterSet? ChangedBy { get; init; }

    /// <summary>As an author writes it, whatever spaces and parameters this one used: <c>&lt; 130 mm[Hg]</c>, <c>70..&lt;80 kg</c>.</summary>
    public string ToText()
    {
        string numbers = (Lower, Upper) switch
        {
            ({ } low, { } high) when low.Value == high.Value => $"= {Number(low.Value)}",
            ({ } low, { } high) => $"{(low.Inclusive ? "" : ">")}{Number(low.Value)}..{(high.Inclusive ? "" : "<")}{Number(high.Value)}",
            ({ } low, null) => $"{(low.Inclusive ? ">=" : ">")} {Number(low.Value)}",
            (null, { } high) => $"{(high.Inclusive ? "<=" : "<")} {Number(high.Value)}",
            _ => "any value",
        };
        return Unit.Length == 0 || string.Equals(Unit, "1", StringComparison.Ordinal) ? numbers : $"{numbers} {Unit}";
    }

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One end of an interval.</summary>
internal readonly record struct NumberBound(decimal Value, bool Inclusive);

/// <summary>A comparison with a length of time, as in <c>"&gt;= 90 days"</c>.</summary>
internal sealed record DurationTest(Comparison Comparison, Duration Length);

/// <summary>How two things are compared.</summary>
internal enum Comparison
{
    Less,
    LessOrEqual,
    Equal,
    GreaterOrEqual,
    Greater,
}
