using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules.Evaluation.Firing;

/// <summary>The facts that match the criteria of a rule that fires, in the order of the criteria, each item once: those that <see cref="FactCollector"/> finds.</summary>
internal static class FactPass
{
    public static ImmutableArray<Fact> Of(FiringMemory memory, int rule)
    {
        List<Fact> found = memory.Found;
        found.Clear();
        memory.Entered.Clear();
        Visit(memory, memory.Index.Rules[rule].Root, found);
        return [.. found];
    }

    /// <summary>Adds a fact unless it is there.</summary>
    public static void Add(List<Fact> found, Fact fact)
    {
        foreach (Fact other in found)
        {
            if (ReferenceEquals(other, fact))
            {
                return;
            }
        }

        found.Add(fact);
    }

    private static void Visit(FiringMemory memory, int at, List<Fact> found)
    {
        FiringNode node = memory.Index.Nodes[at];
        if (node.Kind == NodeKind.Not || AtomReader.Node(memory, at) != Truth.True)
        {
            return;
        }

        if (node.Kind == NodeKind.Atom)
        {
            OfAtom(memory, node.Argument, found);
            return;
        }

        foreach (int operand in memory.Index.Operands.AsSpan(node.First, node.Count))
        {
            Visit(memory, operand, found);
        }
    }

    private static void OfAtom(FiringMemory memory, int at, List<Fact> found)
    {
        Atom atom = memory.Index.Atoms[at];
        switch (atom.Kind)
        {
            case AtomKind.Definition when memory.Entered.Add(atom.Argument):
                Visit(memory, memory.Index.Definitions[atom.Argument], found);
                break;
            case AtomKind.Condition or AtomKind.Medication or AtomKind.Latest:
                memory.AddFacts(at, found);
                break;
            case AtomKind.Other:
                foreach (FactMatch match in memory.AskHeads(at).Facts)
                {
                    Add(found, match.Fact);
                }

                break;
            default:
                break;
        }
    }
}
