using System.Collections.Immutable;
using CareRules.Model;

namespace CareRules.Evaluation.Firing;

/// <summary>Lays criteria out as flat entries. Used while a plan is made.</summary>
internal sealed class NodeTable(AtomTable atoms)
{
    public List<FiringNode> Nodes { get; } = [];

    public List<int> Operands { get; } = [];

    public int Of(Criterion criterion) => criterion switch
    {
        AllCriterion all => Add(NodeKind.All, criterion, 0, all.Of),
        AnyCriterion any => Add(NodeKind.Any, criterion, 0, any.Of),
        NotCriterion not => Add(NodeKind.Not, criterion, 0, [not.Of]),
        AtLeastCriterion atLeast => Add(NodeKind.AtLeast, criterion, atLeast.Count, atLeast.Of),
        _ => Add(NodeKind.Atom, criterion, atoms.Of(criterion), []),
    };

    /// <summary>All of several criteria.</summary>
    public int OfAll(IReadOnlyCollection<Criterion> criteria) => Add(NodeKind.All, null, 0, [.. criteria]);

    private int Add(NodeKind kind, Criterion? criterion, int argument, ImmutableArray<Criterion> of)
    {
        int[] operands = [.. of.Select(Of)];
        int first = Operands.Count;
        Operands.AddRange(operands);
        Nodes.Add(new FiringNode(kind, criterion?.IfUnknown?.Value, argument, first, operands.Length));
        return Nodes.Count - 1;
    }
}
