using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>Ranges of one number that stand side by side and leave a value out, or share one: in an <c>any</c>, a score, or rules and definitions that say the same otherwise.</summary>
internal static class NeighbouringThresholds
{
    public static void Check(AnalysisContext context)
    {
        foreach ((Owner owner, Criterion root) in Statements.Of(context.Rules))
        {
            foreach (AnyCriterion any in root.SelfAndBelow().OfType<AnyCriterion>())
            {
                Compare(context, any.Of.SelectMany(o => Ranges(context, owner, o)), sharesMatter: false);
            }
        }

        foreach (ScoreModel score in context.Rules.Scores)
        {
            Owner owner = new(score.Pack, score.Id);
            Compare(context, score.Parts.OfType<CriterionPart>().SelectMany(p => Ranges(context, owner, p.When)), sharesMatter: !score.TakesHighest);
        }

        Compare(context, context.Rules.Definitions.SelectMany(d => Ranges(context, new Owner(d.Pack, d.Id), d.Criterion)), sharesMatter: true);
        Compare(context, context.Rules.Rules.SelectMany(r => Ranges(context, new Owner(r.Pack, r.Id), r.When)), sharesMatter: true);
    }

    private static IEnumerable<Placed> Ranges(AnalysisContext context, Owner owner, Criterion criterion)
    {
        Criterion[] operands = [.. Statements.Conjuncts(criterion)];
        foreach (Criterion operand in operands.Where(o => o.IfUnknown is null && context.Measure(o) is { IsSingle: true }))
        {
            Measured test = context.Measure(operand)!;
            string others = string.Join(' ', operands.Where(o => !ReferenceEquals(o, operand)).Select(context.Key).Order());
            yield return new Placed(owner, operand.At, test, (operand.At.Path, test.Key, others));
        }
    }

    private static void Compare(AnalysisContext context, IEnumerable<Placed> ranges, bool sharesMatter)
    {
        foreach (Placed[] group in ranges.GroupBy(static r => r.Group).Select(static g => g.ToArray()).Where(static g => g.Length > 1))
        {
            foreach (Placed range in group)
            {
                if (range.Test.Bounds is { High: not null } bounds && !group.Any(o => o != range && IsAcross(o.Test, bounds)))
                {
                    Next(context, range, group, sharesMatter);
                }
            }
        }
    }

    // The nearest range that begins where this one ends: a step, or a unit of the last digit written, is a slip; more is meant.
    private static void Next(AnalysisContext context, Placed range, Placed[] group, bool sharesMatter)
    {
        Rational end = range.Test.Bounds.High!.Value;
        Placed? next = group.Where(o => o != range && o.Test.Bounds is { Low: { } low } && low >= end).MinBy(static o => o.Test.Bounds.Low!.Value, Comparer<Rational>.Create(static (a, b) => a.CompareTo(b)));
        if (next is null || next.Test.Bounds.Low is not { } start)
        {
            return;
        }

        bool meets = start.CompareTo(end) == 0;
        if (meets && range.Test.Bounds.HighIn && next.Test.Bounds.LowIn)
        {
            if (sharesMatter)
            {
                context.Report(next.Owner, bag => bag.ReportOverlap(next.At, range.Test.Test.Text, next.Test.Test.Text, range.At));
            }
        }
        else if (!range.Test.Bounds.Reaches(next.Test.Bounds, range.Test.IsWhole) && start - end <= Slip(range.Test, next.Test))
        {
            context.Report(next.Owner, bag => bag.ReportHole(next.At, range.Test.Test.Text, next.Test.Test.Text, range.At));
        }
    }

    private static bool IsAcross(Measured other, Bounds range) =>
        other.Bounds.High is { } high ? range.High is { } end && other.Bounds.Low is { } low && low < end && high > end : other.Bounds.Low is { } start && range.High is { } last && start < last;

    private static Rational Slip(Measured a, Measured b)
    {
        if (a.IsWhole)
        {
            // Ages and counts: 64 and 66 leave out 65.
            return Rational.From(2);
        }

        int digits = Math.Max(Digits(a.Test), Digits(b.Test));
        decimal written = 1m;
        for (int i = 0; i < digits; i++)
        {
            written /= 10;
        }

        return Rational.From(Math.Max(written, a.Step ?? 0));
    }

    private static int Digits(QuantityTest test) => Math.Max(test.Lower is { } l ? l.Value.Scale : 0, test.Upper is { } u ? u.Value.Scale : 0);

    private sealed record Placed(Owner Owner, SourceLocation At, Measured Test, (string File, int Measured, string Others) Group);
}
