using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Rules that no value of what is missing could make fire, because they ask of one value what it cannot be at once: they have no gap.</summary>
internal static class Contradictions
{
    public static bool Has(Criterion criterion, EvaluationContext context)
    {
        List<ObservationQuery> tests = [];
        Collect(criterion, context, tests, []);
        for (int i = 1; i < tests.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (tests[i] with { Test = tests[j].Test } == tests[j] && AreApart(tests[i].Test!, tests[j].Test!))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void Collect(Criterion criterion, EvaluationContext context, List<ObservationQuery> tests, HashSet<int> entered)
    {
        switch (criterion)
        {
            case DefinitionCriterion { Definition: int index } when !entered.Add(index):
                break;
            case AllCriterion or DefinitionCriterion when criterion.IfUnknown is null:
                foreach (Criterion child in CriterionChildren.Of(criterion, context.Plan))
                {
                    Collect(child, context, tests, entered);
                }

                break;
            case FactCriterion { IfUnknown: null, Query: ObservationQuery { Test: not null, Mode: not ObservationMode.AnyValue } query }:
                tests.Add(query);
                break;
            default:
                break;
        }
    }

    private static bool AreApart(QuantityTest a, QuantityTest b) =>
        string.Equals(a.Unit, b.Unit, StringComparison.Ordinal) && (EndsBefore(a, b) || EndsBefore(b, a));

    private static bool EndsBefore(QuantityTest a, QuantityTest b) =>
        a.Upper is { } end && b.Lower is { } start && (end.Value < start.Value || (end.Value == start.Value && !(end.Inclusive && start.Inclusive)));
}
