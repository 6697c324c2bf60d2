using System.Diagnostics.CodeAnalysis;

namespace CareRules.Clinical;

/// <summary>What can be converted into what, by the definition of the units alone.</summary>
internal static class UnitConversion
{
    /// <summary>The exact conversion between two units of one dimension.</summary>
    /// <param name="from">The unit of the source.</param>
    /// <param name="to">The unit of the target.</param>
    /// <param name="conversion">The conversion, when the units are commensurable.</param>
    /// <param name="reason">Why not, when they are not: <c>`mg` is a mass, `mmol/L` an amount per volume</c>.</param>
    public static bool TryGet(Unit from, Unit to, [NotNullWhen(true)] out Conversion? conversion, [NotNullWhen(false)] out string? reason)
    {
        if (from.Dimension != to.Dimension)
        {
            conversion = null;
            reason = $"`{from.Text}` is {WithArticle(from.Words)}, `{to.Text}` {WithArticle(to.Words)}";
            return false;
        }

        reason = null;
        conversion = from.Factor == to.Factor && from.Offset == to.Offset
            ? Conversion.Identity
            : new Conversion(from.Factor / to.Factor, (from.Offset - to.Offset) / to.Factor);
        return true;
    }

    private static string WithArticle(string words) => words[0] is 'a' or 'e' or 'i' or 'o' ? $"an {words}" : $"a {words}";
}
