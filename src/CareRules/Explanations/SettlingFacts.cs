using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>The smallest sets of missing facts that settle an undetermined rule, whatever they turn out to be.</summary>
internal static class SettlingFacts
{
    private const int MostForAll = 12;
    private const int MostShown = 3;

    /// <summary>Each set by the names of what is missing; empty where even all of it together need not settle the rule.</summary>
    public static ImmutableArray<ImmutableArray<MissingFact>> Of(TraceNode whole)
    {
        TraceNode[] open = [.. Leaves(whole).Where(static n => n.Own == Truth.Unknown && !n.Missing.IsEmpty).DistinctBy(static n => n.Criterion, ReferenceEqualityComparer.Instance)];
        MissingFact[] missing = [.. open.SelectMany(static n => n.Missing).DistinctBy(static m => m.Missing, StringComparer.Ordinal)];
        if (missing.Length == 0)
        {
            return [];
        }

        if (open.Length > MostForAll || missing.Length > MostForAll)
        {
            return [[.. missing]];
        }

        for (int size = 1; size <= missing.Length; size++)
        {
            ImmutableArray<MissingFact>[] sets = [.. Choose(missing, size).Where(set => Settles(whole, Known(open, set)))];
            if (sets.Length > 0)
            {
                return [.. sets.Take(MostShown)];
            }
        }

        return [];
    }

    private static IEnumerable<TraceNode> Leaves(TraceNode node) =>
        node.Logic is TraceLogic.Leaf or TraceLogic.Score or TraceLogic.Relation ? [node] : node.Children.SelectMany(Leaves);

    private static TraceNode[] Known(TraceNode[] open, ImmutableArray<MissingFact> set)
    {
        HashSet<string> names = [.. set.Select(static m => m.Missing)];
        return [.. open.Where(n => n.Missing.All(m => names.Contains(m.Missing)))];
    }

    private static bool Settles(TraceNode whole, TraceNode[] known)
    {
        Dictionary<Criterion, Truth> answers = new(ReferenceEqualityComparer.Instance);
        for (int assignment = 0; assignment < 1 << known.Length; assignment++)
        {
            for (int i = 0; i < known.Length; i++)
            {
                answers[known[i].Criterion] = Kleene.Of((assignment & (1 << i)) != 0);
            }

            if (TruthOf(whole, answers) == Truth.Unknown)
            {
                return false;
            }
        }

        return true;
    }

    private static Truth TruthOf(TraceNode node, Dictionary<Criterion, Truth> answers)
    {
        Truth own = answers.TryGetValue(node.Criterion, out Truth given) ? given : node.Logic switch
        {
            TraceLogic.All => Signed(node, node.Children.Aggregate(Truth.True, (all, c) => Kleene.And(all, TruthOf(c, answers)))),
            TraceLogic.Any => Signed(node, node.Children.Aggregate(Truth.False, (any, c) => Kleene.Or(any, TruthOf(c, answers)))),
            TraceLogic.AtLeast => Signed(node, AtLeast(node, [.. node.Children.Select(c => TruthOf(c, answers))])),
            TraceLogic.Same => Signed(node, TruthOf(node.Children[0], answers)),
            _ => node.Own,
        };
        return own == Truth.Unknown && node.Criterion.IfUnknown is { } choice ? Kleene.Of(choice.Value) : own;
    }

    private static Truth Signed(TraceNode node, Truth inner) => node.IsNegated ? Kleene.Not(inner) : inner;

    private static Truth AtLeast(TraceNode node, Truth[] truths)
    {
        Criterion criterion = node.Criterion;
        while (criterion is NotCriterion not)
        {
            criterion = not.Of;
        }

        return Kleene.AtLeast(((AtLeastCriterion)criterion).Count, truths.Count(static t => t == Truth.True), truths.Count(static t => t == Truth.Unknown));
    }

    private static IEnumerable<ImmutableArray<MissingFact>> Choose(MissingFact[] from, int size, int start = 0)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }

        for (int i = start; i <= from.Length - size; i++)
        {
            foreach (ImmutableArray<MissingFact> rest in Choose(from, size - 1, i + 1))
            {
                yield return rest.Insert(0, from[i]);
            }
        }
    }
}
