using System.Collections.Concurrent;

namespace CareRules.Clinical;

/// <summary>What a unit measures. Two units are commensurable when these are equal.</summary>
/// <remarks>
/// Stricter than UCUM where clinical safety asks for it: amount, equivalents, osmoles and enzyme activity are dimensions of their own (UCUM makes them numbers);
/// every arbitrary unit is one; annotations are part of it; and a ratio of like things keeps what it is a ratio of (<c>mmol/mol</c> is neither
/// <c>%</c> nor <c>mg/g</c>: HbA1c in % is not a tenth of HbA1c in mmol/mol).
/// </remarks>
internal readonly record struct Dimension(string Key);

/// <summary>A UCUM unit, case-sensitive. Immutable; parsed once and kept.</summary>
internal sealed class Unit
{
    // Units come from records as well as rules: a hostile record must not fill the memory.
    private const int MostKept = 2048;

    private static readonly ConcurrentDictionary<string, (Unit? Unit, string? Reason)> Kept = new(StringComparer.Ordinal);

    internal Unit(string text, Dimension dimension, Rational factor, Rational offset, string words)
    {
        Text = text;
        Dimension = dimension;
        Factor = factor;
        Offset = offset;
        Words = words;
    }

    /// <summary>The unit as written.</summary>
    public string Text { get; }

    /// <summary>What it measures, annotations included.</summary>
    public Dimension Dimension { get; }

    /// <summary>One of it, in the base unit of its dimension.</summary>
    public Rational Factor { get; }

    /// <summary>Where its zero lies, in the base unit; only temperature scales have one.</summary>
    public Rational Offset { get; }

    /// <summary>What it measures in plain words: <c>mass</c>, <c>amount per volume</c>.</summary>
    public string Words { get; }

    /// <summary>Reads a UCUM unit.</summary>
    /// <param name="ucum">The text.</param>
    /// <param name="unit">The unit, when it can be read.</param>
    /// <param name="reason">Why not, when it cannot: one sentence without a full stop.</param>
    public static bool TryParse(string ucum, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Unit? unit, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? reason)
    {
        if (!Kept.TryGetValue(ucum, out (Unit? Unit, string? Reason) parsed))
        {
            parsed = UnitParser.Parse(ucum);
            if (ucum.Length <= UnitParser.MostCharacters && Kept.Count < MostKept)
            {
                _ = Kept.TryAdd(ucum, parsed);
            }
        }

        (unit, reason) = parsed;
        return unit is not null;
    }

    /// <summary>The unit as written.</summary>
    public override string ToString() => Text;
}
