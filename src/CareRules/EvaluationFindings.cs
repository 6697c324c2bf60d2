using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;

namespace CareRules;

/// <summary>What a result takes from an evaluation. What is not always asked for is a function, so that nobody pays for it who does not read it.</summary>
internal sealed record EvaluationFindings
{
    public DeceasedPatient? NotEvaluated { get; init; }

    public ImmutableArray<RuleOutcome> Fired { get; init; } = [];

    public ImmutableArray<DataGap> Gaps { get; init; } = [];

    public ImmutableArray<RuleOutcome> Failed { get; init; } = [];

    public Func<ImmutableArray<EvaluationNotice>> Notices { get; init; } = static () => [];

    public Func<ImmutableArray<Fact>> Uncoded { get; init; } = static () => [];

    public Func<OutcomeCounts> Counts { get; init; } = static () => new OutcomeCounts(0, 0, 0, 0, 0, 0);

    /// <summary>Null when the patient is not evaluated.</summary>
    public required Func<RulePlan, RuleOutcome?> OutcomeOf { get; init; }

    public static EvaluationFindings Of(PatientEvaluation evaluation) => new()
    {
        NotEvaluated = evaluation.NotEvaluated,
        Fired = evaluation.Fired,
        Gaps = evaluation.Gaps,
        Failed = evaluation.Failed,
        Notices = () => evaluation.Notices,
        Uncoded = () => [.. evaluation.Uncoded(RecordSection.Medications), .. evaluation.Uncoded(RecordSection.Allergies)],
        Counts = () => evaluation.Counts,
        OutcomeOf = evaluation.OutcomeOf,
    };
}
