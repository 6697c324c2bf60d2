using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules.Evaluation.Firing;

/// <summary>All the facts that match the criteria of rules that fire, in the order of the criteria, each item once: those that <see cref="FactCollector"/> finds.</summary>
internal static class FactPass
{
    /// <summary>The facts of each rule; null where something was thrown and the trees must answer.</summary>
    public static ImmutableArray<Fact>[]? Of(FiringIndex index, PatientRecord record, DateOnly asOf, EvaluationSettings settings, int[] rules)
    {
        FiringMemory memory = index.Pool.Rent();
        ImmutableArray<Fact>[] facts = new ImmutableArray<Fact>[rules.Length];
        try
        {
            memory.Begin(record, asOf, settings, withFacts: true);
            new FactScan(memory).Run();
            List<Fact> found = memory.Found;
            for (int i = 0; i < rules.Length; i++)
            {
                found.Clear();
                Visit(memory, index.Rules[rules[i]].Root, found);
                facts[i] = [.. found];
            }
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return null;
        }

        index.Pool.Return(memory);
        return facts;
    }

    private static void Visit(FiringMemory memory, int at, List<Fact> found)
    {
        if (AtomReader.Node(memory, at) != Truth.True)
        {
            return;
        }

        FiringNode node = memory.Index.Nodes[at];
        switch (node.Kind)
        {
            case NodeKind.Not:
                break;
            case NodeKind.Atom:
                OfAtom(memory, node.Argument, found);
                break;
            default:
                foreach (int operand in memory.Index.Operands.AsSpan(node.First, node.Count))
                {
                    Visit(memory, operand, found);
                }

                break;
        }
    }

    private static void OfAtom(FiringMemory memory, int at, List<Fact> found)
    {
        Atom atom = memory.Index.Atoms[at];
        switch (atom.Kind)
        {
            case AtomKind.Definition:
                Visit(memory, memory.Index.Definitions[atom.Argument], found);
                break;
            case AtomKind.Condition or AtomKind.Medication or AtomKind.Latest:
                memory.Facts!.AddTo(found, at);
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
}
