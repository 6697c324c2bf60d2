using System.Collections.Immutable;
using CareRules.Evaluation;

namespace CareRules.Explanations;

/// <summary>Leaves of a trace what decides it: for a false <c>all</c> the false operands, for a true <c>any</c> the true ones; what is unknown stays whole.</summary>
internal static class Pruning
{
    public static TraceNode Decisive(TraceNode node)
    {
        ImmutableArray<TraceNode> kept = [.. Kept(node)];
        return node with { Label = Label(node, kept.Length), Children = [.. kept.Select(Decisive)] };
    }

    private static IEnumerable<TraceNode> Kept(TraceNode node) => node.Logic switch
    {
        TraceLogic.All when node.Inner == Truth.False => node.Children.Where(static c => c.Truth == Truth.False),
        TraceLogic.Any when node.Inner == Truth.True => node.Children.Where(static c => c.Truth == Truth.True),
        TraceLogic.AtLeast when node.Inner != Truth.Unknown => node.Children.Where(c => c.Truth == node.Inner),
        TraceLogic.Score => node.Children.Where(static c => c.Points is not { } points || points != NumberRange.Exactly(0)),
        TraceLogic.Relation when !node.Facts.IsEmpty => [],
        _ => node.Children,
    };

    // Who sees one operand of three must know that it was three.
    private static string Label(TraceNode node, int kept)
    {
        if (kept == node.Children.Length || node.Logic is TraceLogic.Score or TraceLogic.Relation)
        {
            return node.Label;
        }

        string verb = (node.Inner, kept) switch
        {
            (Truth.True, 1) => "holds",
            (Truth.True, _) => "hold",
            (_, 1) => "does not hold",
            _ => "do not hold",
        };
        return $"{node.Label} ({QuantityText.Number(kept)} of {QuantityText.Number(node.Children.Length)} {verb})";
    }
}
