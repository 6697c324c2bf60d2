using System.Collections.Immutable;
using CareRules.Binding.Grammar;
using CareRules.Clinical;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Reads what an agreed goal of a patient aims at: <c>{ measure: systolic-bp, aim: "&lt; 140 mm[Hg]" }</c>.</summary>
internal static class GoalTargets
{
    public static ImmutableArray<GoalTarget> Of(ItemContext context, YamlMapping map)
    {
        if (context.Section != RecordSection.Goals || context.ConceptCodes(map["measure"]) is not [var measure] || context.Bind.Test(map["aim"], "< 140 mm[Hg]") is not { } aim)
        {
            return [];
        }

        return
        [
            new GoalTarget
            {
                Measure = [measure],
                Low = End(aim.Lower, aim.Unit, QuantityComparator.GreaterThan),
                High = End(aim.Upper, aim.Unit, QuantityComparator.LessThan),
            },
        ];
    }

    private static Quantity? End(NumberBound? bound, string unit, QuantityComparator exclusive) =>
        bound is { } b ? new Quantity(b.Value, unit.Length == 0 ? "1" : unit, b.Inclusive ? QuantityComparator.Equal : exclusive) : null;
}
