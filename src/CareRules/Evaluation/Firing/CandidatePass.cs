using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation.Firing;

/// <summary>
/// The rules of which something is said: those that fire, those whose gaps are listed, those that cannot be evaluated. All others are put aside
/// by the flat tables, so that trees are walked only for what is reported.
/// </summary>
internal static class CandidatePass
{
    /// <summary>The rules, in the order of the plan; whether they speak is not asked.</summary>
    public static List<RulePlan> Rules(EvaluationContext context)
    {
        FiringIndex index = context.Plan.Firing;
        FiringMemory memory = index.Pool.Rent();
        List<RulePlan> rules = [];
        bool isSound = true;
        memory.Begin(context.View.Record, context.AsOf, context.Settings, context);
        try
        {
            new FactScan(memory).Run();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Some head fails: the trees will say which rules do.
            return [.. PivotFilter.CandidateRules(context.Plan, context)];
        }

        foreach (RulePlan rule in PivotFilter.CandidateRules(context.Plan, context))
        {
            try
            {
                if (IsSaid(memory, index.Rules[rule.Index].Root))
                {
                    rules.Add(rule);
                }
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                isSound = false;
                rules.Add(rule);
            }
        }

        if (isSound)
        {
            index.Pool.Return(memory);
        }

        return rules;
    }

    private static bool IsSaid(FiringMemory memory, int root) => AtomReader.Node(memory, root) switch
    {
        Truth.True => true,
        Truth.False => false,
        _ => memory.Record!.SuppliedSections != SectionSet.All || memory.HeadContext.HasFailedPredicate || IsReported(memory, root),
    };

    private static bool IsReported(FiringMemory memory, int root)
    {
        memory.Entered.Clear();
        if (HasFalseOperand(memory, root))
        {
            return false;
        }

        memory.Entered.Clear();
        return HasSupport(memory, root);
    }

    // The same as GapRule says of trees.
    private static bool HasFalseOperand(FiringMemory memory, int at)
    {
        FiringNode node = memory.Index.Nodes[at];
        if (node is { Kind: NodeKind.All, IfUnknown: null })
        {
            foreach (int operand in memory.Index.Operands.AsSpan(node.First, node.Count))
            {
                if (HasFalseOperand(memory, operand))
                {
                    return true;
                }
            }

            return false;
        }

        return node is { Kind: NodeKind.Atom, IfUnknown: null } && memory.Index.Atoms[node.Argument] is { Kind: AtomKind.Definition, Argument: var definition }
            ? memory.Entered.Add(definition) && HasFalseOperand(memory, memory.Index.Definitions[definition])
            : AtomReader.Node(memory, at) == Truth.False;
    }

    private static bool HasSupport(FiringMemory memory, int at)
    {
        FiringNode node = memory.Index.Nodes[at];
        switch (node.Kind)
        {
            case NodeKind.Not:
                return false;
            case NodeKind.Atom:
                return Supports(memory, node.Argument);
            default:
                foreach (int operand in memory.Index.Operands.AsSpan(node.First, node.Count))
                {
                    if (HasSupport(memory, operand))
                    {
                        return true;
                    }
                }

                return false;
        }
    }

    private static bool Supports(FiringMemory memory, int at)
    {
        Atom atom = memory.Index.Atoms[at];
        return atom.Kind switch
        {
            AtomKind.Definition => memory.Entered.Add(atom.Argument) && HasSupport(memory, memory.Index.Definitions[atom.Argument]),
            AtomKind.Condition or AtomKind.Medication or AtomKind.Latest => AtomReader.Of(memory, at) == AtomState.True,
            AtomKind.Other => GapRule.HasSupport(atom.Leaf!, memory.HeadContext),
            _ => false,
        };
    }
}
