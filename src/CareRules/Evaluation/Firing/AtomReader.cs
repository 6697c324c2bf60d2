using CareRules.Clinical;

namespace CareRules.Evaluation.Firing;

/// <summary>The truth of atoms and of the flat criteria over them. What is asked once is remembered.</summary>
internal static class AtomReader
{
    public static byte Of(FiringMemory memory, int atom)
    {
        byte state = memory.State[atom];
        return state != AtomState.NotAsked ? state : NotSet(memory, atom);
    }

    public static Truth Node(FiringMemory memory, int at)
    {
        FiringNode node = memory.Index.Nodes[at];
        ReadOnlySpan<int> operands = memory.Index.Operands.AsSpan(node.First, node.Count);
        Truth truth = node.Kind switch
        {
            NodeKind.All => All(memory, operands),
            NodeKind.Any => Any(memory, operands),
            NodeKind.Not => Kleene.Not(Node(memory, operands[0])),
            NodeKind.AtLeast => AtLeast(memory, node.Argument, operands),
            _ => AtomState.ToTruth(Of(memory, node.Argument)),
        };
        return truth == Truth.Unknown && node.IfUnknown is { } choice ? Kleene.Of(choice) : truth;
    }

    private static byte NotSet(FiringMemory memory, int atom)
    {
        Atom asked = memory.Index.Atoms[atom];
        switch (asked.Kind)
        {
            case AtomKind.Condition:
                return memory.NoCondition;
            case AtomKind.Medication:
                return memory.NoMedication;
            case AtomKind.Latest:
                return memory.Answered[asked.Argument] ? AtomState.False : AtomState.Unknown;
            default:
                byte state = Ask(memory, asked, atom);
                memory.Set(atom, state);
                return state;
        }
    }

    private static byte Ask(FiringMemory memory, Atom asked, int atom) => asked.Kind switch
    {
        AtomKind.Definition => AtomState.Of(Node(memory, memory.Index.Definitions[asked.Argument])),
        AtomKind.Sex when memory.Record!.Sex != Sex.Unknown => memory.Record.Sex == (Sex)asked.Argument ? AtomState.True : AtomState.False,
        AtomKind.Sex => AtomState.Unknown,
        AtomKind.Age => Age(memory, asked, atom),
        _ => AtomState.Of(memory.AskHeads(atom).Truth),
    };

    // A birth date that says nothing clear goes to the head.
    private static byte Age(FiringMemory memory, Atom asked, int atom)
    {
        if (memory.Record!.BirthDate is not { } birth || birth.Earliest > memory.AsOf)
        {
            return AtomState.Of(memory.AskHeads(atom).Truth);
        }

        memory.Age ??= Clinical.Age.On(memory.AsOf, birth);
        if (memory.Age is not { } age || age.Min != age.Max)
        {
            return AtomState.Of(memory.AskHeads(atom).Truth);
        }

        Model.QuantityTest test = ((Model.AgeCriterion)asked.Leaf!).Test;
        bool isMet = (test.Lower is not { } lower || age.Min > lower.Value || (lower.Inclusive && age.Min == lower.Value))
            && (test.Upper is not { } upper || age.Min < upper.Value || (upper.Inclusive && age.Min == upper.Value));
        return isMet ? AtomState.True : AtomState.False;
    }

    private static Truth All(FiringMemory memory, ReadOnlySpan<int> operands)
    {
        Truth all = Truth.True;
        foreach (int operand in operands)
        {
            all = Kleene.And(all, Node(memory, operand));
            if (all == Truth.False)
            {
                break;
            }
        }

        return all;
    }

    private static Truth Any(FiringMemory memory, ReadOnlySpan<int> operands)
    {
        Truth any = Truth.False;
        foreach (int operand in operands)
        {
            any = Kleene.Or(any, Node(memory, operand));
            if (any == Truth.True)
            {
                break;
            }
        }

        return any;
    }

    private static Truth AtLeast(FiringMemory memory, int needed, ReadOnlySpan<int> operands)
    {
        (int known, int unknown) = (0, 0);
        foreach (int operand in operands)
        {
            Truth truth = Node(memory, operand);
            known += truth == Truth.True ? 1 : 0;
            unknown += truth == Truth.Unknown ? 1 : 0;
        }

        return Kleene.AtLeast(needed, known, unknown);
    }
}
