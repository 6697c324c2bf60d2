using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>Criteria that are true of every patient, or of none. Only the smallest one is named.</summary>
internal static class ConstantCriteria
{
    public static void Check(AnalysisContext context)
    {
        foreach ((Owner owner, Criterion criterion) in Statements.Of(context.Rules))
        {
            Visit(context, owner, criterion);
        }
    }

    // True when something was said of the criterion or below it.
    private static bool Visit(AnalysisContext context, Owner owner, Criterion criterion)
    {
        bool below = false;
        foreach (Criterion operand in criterion.Operands())
        {
            below |= Visit(context, owner, operand);
        }

        if (below || Statements.IsJoined(criterion))
        {
            return below;
        }

        if (Never(context, criterion) is { } never)
        {
            context.Report(owner, bag => bag.ReportNeverTrue(never.At, never.Reason));
            return true;
        }

        if (Always(context, criterion) is { } always)
        {
            context.Report(owner, bag => bag.ReportAlwaysTrue(criterion.At, always));
            return true;
        }

        return false;
    }

    private static (SourceLocation At, string Reason)? Never(AnalysisContext context, Criterion criterion)
    {
        if (context.Measure(criterion) is { IsNever: true } test)
        {
            return (criterion.At, $"`{test.Test.Text}` is outside of what `{test.Name}` can be");
        }

        if (criterion is AllCriterion all)
        {
            Criterion[] operands = [.. Statements.Conjuncts(all with { IfUnknown = null })];
            for (int i = 0; i < operands.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    if (context.Order.Exclude(operands[i], operands[j]))
                    {
                        return (operands[i].At, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it contradicts line {operands[j].At.Line} of the same `all`"));
                    }
                }
            }
        }

        return ImpossibleTimes.Reason(criterion) is { } reason ? (criterion.At, reason) : null;
    }

    private static string? Always(AnalysisContext context, Criterion criterion) => criterion switch
    {
        _ when context.Measure(criterion) is { IsAlways: true } test => $"`{test.Test.Text}` holds for all that `{test.Name}` can be",
        AnyCriterion any when context.Order.Exhaust(any.Of) => "between them the criteria of `any` leave nothing out",
        AtLeastCriterion { Count: <= 0 } => "`at-least` asks for none",
        _ => null,
    };
}
