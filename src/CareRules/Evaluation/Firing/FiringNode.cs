namespace CareRules.Evaluation.Firing;

/// <summary>What a node does with its operands.</summary>
internal enum NodeKind : byte
{
    All,
    Any,
    Not,
    AtLeast,
    Atom,
}

/// <summary>A criterion as a flat entry: its operands are a stretch of one array.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="IfUnknown">The author's choice for the unknown; null where there is none.</param>
/// <param name="Argument">The atom, or the number that an at-least needs.</param>
/// <param name="First">Where the operands begin.</param>
/// <param name="Count">How many operands there are.</param>
internal readonly record struct FiringNode(NodeKind Kind, bool? IfUnknown, int Argument, int First, int Count);
