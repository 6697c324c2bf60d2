using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Numbers the questions that the rules and definitions of a plan ask: equal questions have one number, found by reference.</summary>
internal sealed class QueryNumbers
{
    private readonly Dictionary<FactQuery, int> byReference = new(ReferenceEqualityComparer.Instance);

    public QueryNumbers(EvaluationPlan plan)
    {
        Dictionary<FactQuery, int> byValue = [];
        foreach (Criterion leaf in plan.Rules.Select(static r => r.Rule.When).Concat(plan.Definitions.Select(static d => d.Criterion)).SelectMany(static c => c.SelfAndBelow()))
        {
            if (leaf is not FactCriterion { Query: var query })
            {
                continue;
            }

            if (!byValue.TryGetValue(query, out int number))
            {
                byValue[query] = number = byValue.Count;
            }

            byReference[query] = number;
        }

        Count = byValue.Count;
    }

    /// <summary>How many different questions there are.</summary>
    public int Count { get; }

    /// <summary>The number of a question of the plan; null for any other.</summary>
    public int? NumberOf(FactQuery query) => byReference.TryGetValue(query, out int number) ? number : null;
}
