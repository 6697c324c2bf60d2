using System.Collections.Immutable;
using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>Operands of <c>all</c> and <c>any</c> without which the criterion says the same of every patient.</summary>
internal static class RedundantOperands
{
    public static void Check(AnalysisContext context)
    {
        foreach ((Owner owner, Criterion root) in Statements.Of(context.Rules))
        {
            foreach (Criterion criterion in root.SelfAndBelow().Where(static c => !Statements.IsJoined(c)))
            {
                switch (criterion)
                {
                    case AllCriterion all:
                        Report(context, owner, all.Of, "all", context.Order.IsBelow);
                        break;
                    case AnyCriterion any:
                        Report(context, owner, any.Of, "any", (a, b) => context.Order.IsBelow(b, a));
                        break;
                }
            }
        }
    }

    private static void Report(AnalysisContext context, Owner owner, ImmutableArray<Criterion> operands, string head, Func<Criterion, Criterion, bool> makesIdle)
    {
        // Of two that say the same the later one is too much.
        HashSet<Criterion> idle = new(ReferenceEqualityComparer.Instance);
        for (int i = operands.Length - 1; i >= 0; i--)
        {
            Criterion? other = operands.FirstOrDefault(o => !ReferenceEquals(o, operands[i]) && !idle.Contains(o) && makesIdle(o, operands[i]));
            if (other is not null)
            {
                idle.Add(operands[i]);
                SourceLocation at = operands[i].At;
                context.Report(owner, bag => bag.ReportRedundant(at, head, other.At));
            }
        }
    }
}
