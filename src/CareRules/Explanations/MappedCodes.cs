using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>Says of a matched fact that it matches by way of a host's code map.</summary>
internal static class MappedCodes
{
    public static string? Note(FactMatch match, EvaluationPlan plan)
    {
        if (plan.CodeMap.IsEmpty || match.Concept.Index < 0)
        {
            return null;
        }

        foreach (Code code in match.Fact.Codes)
        {
            if (plan.CodeMap.Find(code) is { } mapped && plan.Codes.Holds(match.Concept, [mapped.To]))
            {
                return $"{code.Value} ({code.System}) is mapped to {mapped.To.Value} ({mapped.To.System}) by {mapped.List}";
            }
        }

        return null;
    }
}
