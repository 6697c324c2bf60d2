using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Reasoning;

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

    public Func<int, NumberRange> ScoreOf { get; init; } = static _ => NumberRange.Unbounded;

    /// <summary>What follows from all that fired, taken together.</summary>
    public ReasonedCare Care { get; init; } = ReasonedCare.Nothing;

    public Func<Criterion, Truth> TruthOf { get; init; } = static _ => Truth.Unknown;

    /// <summary>Null when the patient is not evaluated.</summary>
    public Func<int, ScoreValue>? ScorePartsOf { get; init; }

    public static EvaluationFindings Of(PatientEvaluation evaluation) => new()
    {
        Care = Reasoner.Reason(evaluation),
        TruthOf = evaluation.TruthOf,
        ScorePartsOf = evaluation.NotEvaluated is null ? score => evaluation.Read(context => context.Score(score)) : null,
        NotEvaluated = evaluation.NotEvaluated,
        Fired = evaluation.Fired,
        Gaps = evaluation.Gaps,
        Failed = evaluation.Failed,
        Notices = () => evaluation.Notices,
        Uncoded = () => [.. evaluation.Uncoded(RecordSection.Medications), .. evaluation.Uncoded(RecordSection.Allergies)],
        Counts = () => evaluation.Counts,
        OutcomeOf = evaluation.OutcomeOf,
        ScoreOf = evaluation.ScoreOf,
    };
}
