using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace CareRules.Clinical;

/// <summary>The units that a concept accepts: its own, what is commensurable with it, and what its <c>convert</c> names.</summary>
internal sealed class ConceptUnits
{
    private readonly FrozenDictionary<string, Conversion> stated;
    private readonly Unit[] statedUnits;

    /// <summary>Makes the set.</summary>
    /// <param name="canonical">The concept's unit.</param>
    /// <param name="convert">By unit as recorded: canonical = recorded × factor + add. A key need not be UCUM: it is matched as recorded.</param>
    public ConceptUnits(Unit canonical, IEnumerable<KeyValuePair<string, Conversion>> convert)
    {
        Canonical = canonical;
        stated = convert.ToFrozenDictionary(StringComparer.Ordinal);
        statedUnits = [.. stated.Keys.Order(StringComparer.Ordinal).Select(static key => Unit.TryParse(key, out Unit? unit, out _) ? unit : null).OfType<Unit>()];
    }

    /// <summary>The concept's unit.</summary>
    public Unit Canonical { get; }

    /// <summary>How a value in a unit, as recorded, becomes one in the concept's unit.</summary>
    /// <remarks>What the concept states goes first; then the definition of the units; then a stated unit that is commensurable (<c>mg/L</c> by way of <c>mg/dL</c>).</remarks>
    /// <param name="recorded">The unit as recorded.</param>
    /// <param name="conversion">The conversion, when the unit is accepted.</param>
    /// <param name="reason">Why not, when it is not; names no value.</param>
    public bool TryAccept(string recorded, [NotNullWhen(true)] out Conversion? conversion, [NotNullWhen(false)] out string? reason)
    {
        reason = null;
        if (stated.TryGetValue(recorded, out conversion))
        {
            return true;
        }

        if (!Unit.TryParse(recorded, out Unit? unit, out reason))
        {
            return false;
        }

        if (UnitConversion.TryGet(unit, Canonical, out conversion, out reason))
        {
            return true;
        }

        foreach (Unit between in statedUnits)
        {
            if (UnitConversion.TryGet(unit, between, out Conversion? first, out _))
            {
                conversion = first.Then(stated[between.Text]);
                reason = null;
                return true;
            }
        }

        return false;
    }
}
