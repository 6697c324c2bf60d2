using System.Collections.Immutable;
using CareRules.Model;

namespace CareRules.Analysis;

/// <summary>
/// What holds between the truths of two criteria for every patient. Each answer is "certainly" or "cannot be told": where a question cannot be
/// decided, nothing is said to the author.
/// </summary>
internal sealed class KleeneOrder(AnalysisContext context)
{
    // Definitions that use one another many times over make trees that no one could walk: then the question is left undecided.
    private const int MostSteps = 5_000;

    private readonly FactOrder facts = new(context);
    private int steps;

    /// <summary>Whether a is never truer than b (false &lt; unknown &lt; true): of <c>all: [a, b]</c> b says nothing, of <c>any: [a, b]</c> a.</summary>
    public bool IsBelow(Criterion a, Criterion b)
    {
        steps = 0;
        return Compare(a, b, strict: true);
    }

    /// <summary>Whether a and b are never both true.</summary>
    public bool Exclude(Criterion a, Criterion b)
    {
        steps = 0;
        return AreApart(a, b);
    }

    private bool AreApart(Criterion a, Criterion b)
    {
        if (++steps > MostSteps)
        {
            return false;
        }

        (Criterion x, Criterion y) = (context.Open(a), context.Open(b));
        if (x.IfUnknown is { Value: true } || y.IfUnknown is { Value: true })
        {
            // True may come from the author's choice alone.
            return false;
        }

        return (x, y) switch
        {
            (NotCriterion n, _) when n.Of.IfUnknown is null && Compare(y, n.Of, strict: false) => true,
            (_, NotCriterion n) when n.Of.IfUnknown is null && Compare(x, n.Of, strict: false) => true,
            (SexCriterion s, SexCriterion t) => s.Sex != t.Sex,
            _ => IsApartByParts(x, y) || IsApartByParts(y, x) || facts.Exclude(x, y),
        };
    }

    // An `all` is apart from what one of its operands is apart from, an `any` from what all of them are; either side may be the one that shows it.
    private bool IsApartByParts(Criterion whole, Criterion other) => whole switch
    {
        AllCriterion all => all.Of.Any(o => AreApart(o, other)),
        AnyCriterion any => any.Of.All(o => AreApart(o, other)),
        _ => false,
    };

    /// <summary>Whether one of the criteria is true whenever all of them are known.</summary>
    public bool Exhaust(ImmutableArray<Criterion> operands)
    {
        if (operands.Any(static o => o.IfUnknown is not null))
        {
            return false;
        }

        foreach (NotCriterion not in operands.OfType<NotCriterion>().Where(static n => n.Of.IfUnknown is null))
        {
            if (operands.Any(o => !ReferenceEquals(o, not) && IsBelow(not.Of, o)))
            {
                return true;
            }
        }

        return operands.Select(context.Measure).OfType<Measured>().Where(static m => m.IsSingle).GroupBy(static m => m.Key).Any(static g => Covers([.. g]));
    }

    private bool Compare(Criterion a, Criterion b, bool strict)
    {
        if (++steps > MostSteps)
        {
            return false;
        }

        (Criterion x, Criterion y) = (context.Open(a), context.Open(b));
        if (context.Key(x) == context.Key(y))
        {
            return true;
        }

        // Choosing true for unknown only ever makes a criterion truer, choosing false less true.
        if (x.IfUnknown is { Value: true } || (strict && y.IfUnknown is { Value: false }))
        {
            return false;
        }

        return (x, y) switch
        {
            (_, AllCriterion all) => all.Of.All(o => Compare(x, o, strict)),
            (AnyCriterion any, _) => any.Of.All(o => Compare(o, y, strict)),
            (NotCriterion n, NotCriterion m) => Compare(m.Of, n.Of, strict: true),
            (AllCriterion all, _) when all.Of.Any(o => Compare(o, y, strict)) => true,
            (_, AnyCriterion any) => any.Of.Any(o => Compare(x, o, strict)),
            _ => facts.IsBelow(x, y, strict),
        };
    }

    private static bool Covers(Measured[] tests)
    {
        if (tests.Length < 2)
        {
            return false;
        }

        List<Bounds> open = [.. tests.Select(static t => t.Bounds).OrderBy(static b => b.Low is null ? 0 : 1).ThenBy(static b => b.Low ?? default, Comparer<Clinical.Rational>.Create(static (l, r) => l.CompareTo(r)))];
        Bounds covered = open[0];
        foreach (Bounds next in open.Skip(1))
        {
            if (!covered.Reaches(next, tests[0].IsWhole))
            {
                return false;
            }

            covered = covered.EndsNoEarlierThan(next) ? covered : covered with { High = next.High, HighIn = next.HighIn };
        }

        return covered.Contains(tests[0].Domain);
    }
}
