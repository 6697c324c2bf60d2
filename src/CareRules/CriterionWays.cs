using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules;

/// <summary>
/// The ways in which criteria can come true together: each says of some leaves whether they must hold. What a patient without any item has already is among
/// them, for another part of the same way may take it away.
/// </summary>
internal sealed class CriterionWays(EvaluationContext bare)
{
    // Beyond that many the rest is left out; nothing is then said to be impossible.
    private const int Most = 240;

    private const int MostAtOnce = 12;

    /// <summary>A leaf and the truth that it must have; whether it has it without any item.</summary>
    internal readonly record struct Demand(Criterion Leaf, bool Wanted, bool IsMet);

    /// <summary>The fewest demands first.</summary>
    public IEnumerable<ImmutableArray<Demand>> Of(params ImmutableArray<Criterion> all) =>
        Together(all.Select(c => Ways(c, true))).OrderBy(Cost);

    // How many leaves have to be turned.
    private static int Cost(ImmutableArray<Demand> way) => way.Count(static d => !d.IsMet);

    private ImmutableArray<ImmutableArray<Demand>> Ways(Criterion criterion, bool wanted) =>
        criterion switch
        {
            // The author's choice stands in for what is not known; what would make it known is asked of the criterion itself.
            NotCriterion not => Ways(not.Of, !wanted),
            DefinitionCriterion definition => Ways(bare.Plan.Definitions[definition.Definition].Criterion, wanted),
            AllCriterion all => wanted ? Together(all.Of.Select(o => Ways(o, true))) : OneOf(all.Of, false),
            AnyCriterion any => wanted ? OneOf(any.Of, true) : Together(any.Of.Select(o => Ways(o, false))),
            AtLeastCriterion { Count: var count } some when wanted => Some(some.Of, count),
            AtLeastCriterion { Count: var count } some => Together(some.Of.Skip(count - 1).Select(o => Ways(o, false))),
            _ => [[new Demand(criterion, wanted, CriterionEvaluator.Evaluate(criterion, bare) == Kleene.Of(wanted))]],
        };

    private ImmutableArray<ImmutableArray<Demand>> OneOf(ImmutableArray<Criterion> operands, bool wanted) =>
        [.. operands.SelectMany(o => Ways(o, wanted)).OrderBy(Cost).Take(Most)];

    private ImmutableArray<ImmutableArray<Demand>> Some(ImmutableArray<Criterion> operands, int count)
    {
        ImmutableArray<ImmutableArray<Demand>>[] each = [.. operands.Select(o => Ways(o, true)).OrderBy(static w => w.IsEmpty ? int.MaxValue : Cost(w[0])).Take(MostAtOnce)];
        return [.. Choose(each, count, 0).SelectMany(static chosen => Together(chosen)).OrderBy(Cost).Take(Most)];
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
            joined = [.. joined.SelectMany(a => next.Select(b => Joined(a, b))).Where(static w => !w.IsDefault).OrderBy(Cost).Take(Most)];
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
