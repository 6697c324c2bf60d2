using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>Rules that can never fire because of what stands in different places: the file's <c>applies</c>, a definition, an <c>all</c> inside an <c>any</c>.</summary>
internal static class UnreachableRules
{
    public static void Check(AnalysisContext context)
    {
        foreach (RuleDefinition rule in context.Rules.Rules)
        {
            Criterion[] operands = [.. Open(context, rule.When, new(ReferenceEqualityComparer.Instance))];
            if (Contradiction(context, operands) is { } found && !IsNamedElsewhere(context, rule.When))
            {
                context.Report(new Owner(rule.Pack, rule.Id), bag => bag.ReportUnreachable(rule.At, rule.Id, found.First.At, found.Second.At));
            }
        }
    }

    private static (Criterion First, Criterion Second)? Contradiction(AnalysisContext context, Criterion[] operands)
    {
        for (int i = 0; i < operands.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (context.Order.Exclude(operands[i], operands[j]))
                {
                    return (operands[j], operands[i]);
                }
            }
        }

        return null;
    }

    // A contradiction inside one `all` that the author wrote is named there; so is one inside a definition.
    private static bool IsNamedElsewhere(AnalysisContext context, Criterion criterion) => criterion switch
    {
        AllCriterion all when !Statements.IsJoined(all) && Contradiction(context, [.. Statements.Conjuncts(all with { IfUnknown = null })]) is not null => true,
        AllCriterion all => all.Of.Any(o => IsNamedElsewhere(context, o)),
        DefinitionCriterion { IfUnknown: null } definition => IsNamedElsewhere(context, context.Open(definition)),
        _ => false,
    };

    // What stands in several places is opened once.
    private static IEnumerable<Criterion> Open(AnalysisContext context, Criterion criterion, HashSet<Criterion> seen)
    {
        Criterion open = context.Open(criterion);
        return !seen.Add(open) ? [] : open is AllCriterion { IfUnknown: null } all ? all.Of.SelectMany(o => Open(context, o, seen)) : [open];
    }
}
