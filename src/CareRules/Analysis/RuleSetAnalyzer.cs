using System.Collections.Immutable;
using CareRules.Analysis.Checks;
using CareRules.Binding;
using CareRules.Diagnostics;

namespace CareRules.Analysis;

/// <summary>Looks for what is well written and yet wrong: warnings, save in a published pack. Where a question cannot be decided, nothing is said.</summary>
internal static class RuleSetAnalyzer
{
    private static readonly ImmutableArray<Action<AnalysisContext>> Checks =
    [
        ConstantCriteria.Check,
        RedundantOperands.Check,
        UnreachableRules.Check,
        NeighbouringThresholds.Check,
        NegatedValues.Check,
        StaleValues.Check,
        MissingEvidence.Check,
        RepeatedRules.Check,
        UnusedConcepts.Check,
        OverlappingConcepts.Check,
        UnansweredCustoms.Check,
        PublishedRules.Check,
        PublishedChoices.Check,
        PublishedTests.Check,
    ];

    /// <summary>Reports what is found in rules without errors.</summary>
    public static void Analyze(BoundRuleSet rules, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        AnalysisContext context = new(rules, cancellation);
        foreach (Action<AnalysisContext> check in Checks)
        {
            check(context);
        }

        diagnostics.AddRange(SuppressedFindings.Remove(context));
    }
}
