using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules;

/// <summary>The ways in which a criterion can come true: each is the leaves that must be turned, beyond what a patient without any item has already.</summary>
internal sealed class CriterionWays(EvaluationContext bare)
{
    // Beyond that many the rest is left out; nothing is then said to be impossible.
    private const int Most = 240;

    private const int MostAtOnce = 12;

    /// <summary>A leaf and the truth that it must have.</summary>
    internal readonly record struct Demand(Criterion Leaf, bool Wanted);

    /// <summary>The fewest demands first.</summary>
    public IEnumerable<ImmutableArray<Demand>> Of(params ImmutableArray<Criterion> all) =>
        Together(all.Select(c => Ways(c, true))).OrderBy(static w => w.Length);

    private ImmutableArray<ImmutableArray<Demand>> Ways(Criterion criterion, bool wanted)
    {
        if (CriterionEvaluator.Evaluate(criterion, bare) == Kleene.Of(wanted))
        {
            return [[]];
        }

        return criterion switch
        {
            // The author's choice stands in for what is not known; what would make it known is asked of the criterion itself.
            NotCriterion not => Ways(not.Of, !wanted),
            DefinitionCriterion definition => Ways(bare.Plan.Definitions[definition.Definition].Criterion, wanted),
            AllCriterion all => wanted ? Together(all.Of.Select(o => Ways(o, true))) : OneOf(all.Of, false),
            AnyCriterion any => wanted ? OneOf(any.Of, true) : Together(any.Of.Select(o => Ways(o, false))),
            AtLeastCriterion { Count: var count } some when wanted => Some(some.Of, count),
            AtLeastCriterion { Count: var count } some => Together(some.Of.Skip(count - 1).Select(o => Ways(o, false))),
            _ => [[new Demand(criterion, wanted)]],
        };
    }

    private ImmutableArray<ImmutableArray<Demand>> OneOf(ImmutableArray<Criterion> operands, bool wanted) =>
        [.. operands.SelectMany(o => Ways(o, wanted)).OrderBy(static w => w.Length).Take(Most)];

    private ImmutableArray<ImmutableArray<Demand>> Some(ImmutableArray<Criterion> operands, int count)
    {
        ImmutableArray<ImmutableArray<Demand>>[] each = [.. operands.Select(o => Ways(o, true)).OrderBy(static w => w.IsEmpty ? int.MaxValue : w[0].Length).Take(MostAtOnce)];
        return [.. Choose(each, count, 0).SelectMany(static chosen => Together(chosen)).OrderBy(static w => w.Length).Take(Most)];
    }

    private static IEnumerable<ImmutableArray<ImmutableArray<ImmutableArray<Demand>>>> Choose(ImmutableArray<ImmutableArray<Demand>>[] each, int count, int from)
    {
        if (count <= 0)
        {
            yield return [];
            yield break;
        }

        for (int i = from; i <= each.Length - count; i++)
        {
            foreach (ImmutableArray<ImmutableArray<ImmutableArray<Demand>>> rest in Choose(each, count - 1, i + 1))
            {
                yield return rest.Insert(0, each[i]);
            }
        }
    }

    private static ImmutableArray<ImmutableArray<Demand>> Together(IEnumerable<ImmutableArray<ImmutableArray<Demand>>> each)
    {
        ImmutableArray<ImmutableArray<Demand>> joined = [[]];
        foreach (ImmutableArray<ImmutableArray<Demand>> next in each)
        {
            joined = [.. joined.SelectMany(a => next.Select(b => Joined(a, b))).Where(static w => !w.IsDefault).OrderBy(static w => w.Length).Take(Most)];
        }

        return joined;
    }

    // The same question cannot have two answers. Null (default) where it would.
    private static ImmutableArray<Demand> Joined(ImmutableArray<Demand> a, ImmutableArray<Demand> b)
    {
        List<Demand> all = [.. a];
        foreach (Demand demand in b)
        {
            int known = all.FindIndex(d => IsSame(d.Leaf, demand.Leaf));
            if (known < 0)
            {
                all.Add(demand);
            }
            else if (all[known].Wanted != demand.Wanted)
            {
                return default;
            }
        }

        return [.. all];
    }

    private static bool IsSame(Criterion a, Criterion b) => a is FactCriterion { Query: var p } && b is FactCriterion { Query: var q } ? p == q : ReferenceEquals(a, b);
}
