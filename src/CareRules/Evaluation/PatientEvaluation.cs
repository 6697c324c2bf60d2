using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules.Evaluation;

/// <summary>Stand-in until evaluation is merged.</summary>
internal sealed class PatientEvaluation
{
    public string? NotEvaluated { get; init; }

    public ImmutableArray<RuleOutcome> Fired { get; init; } = [];

    public ImmutableArray<DataGap> Gaps { get; init; } = [];

    public ImmutableArray<RuleOutcome> Failed { get; init; } = [];

    public ImmutableArray<EvaluationNotice> Notices { get; init; } = [];

    public ImmutableArray<Fact> Uncoded { get; init; } = [];

    public OutcomeCounts Counts { get; init; } = new(0, 0, 0, 0, 0, 0);

    public required Func<RulePlan, RuleOutcome> OutcomeOf { get; init; }
}
