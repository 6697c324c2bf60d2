using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Evaluation.Firing;

namespace CareRules;

/// <summary>What was asked: enough to compute the parts of a result when they are read. Nobody hears of what is not counted.</summary>
internal readonly record struct EvaluationRequest(RuleSet Rules, PatientRecord Record, DateOnly AsOf, EvaluationOptions Options, AcknowledgedItems Acknowledged, bool IsCounted)
{
    private static readonly ImmutableArray<EvaluationSettings> AllSettings =
    [
        .. from drafts in new[] { false, true }
           from uncoded in new[] { UncodedItems.Unknown, UncodedItems.Ignored }
           select new EvaluationSettings { IncludeDrafts = drafts, Uncoded = uncoded },
    ];

    // One for all that is computed of the request, so that a predicate of the host is asked once.
    private readonly CustomAnswers? customs = Rules.Plan.Customs.IsEmpty ? null : new CustomAnswers(Record, AsOf);

    private EvaluationSettings Settings
    {
        get
        {
            EvaluationSettings settings = AllSettings[(Options.IncludeDrafts ? 2 : 0) + (Options.UncodedFacts == UncodedFacts.AreIgnored ? 1 : 0)];
            return customs is null ? settings : settings with { Customs = customs };
        }
    }

    /// <summary>The rules that fire and are asked for, in the order of the plan; null where only the whole result can say.</summary>
    public RuleFiring[]? Firings()
    {
        RuleFiring[]? fired = FiringPass.Run(Rules.Plan.Firing, Record, AsOf, Settings);
        if (fired is null || ReferenceEquals(Options, EvaluationOptions.Default))
        {
            return fired;
        }

        (EvaluationPlan plan, EvaluationOptions options) = (Rules.Plan, Options);
        return Array.FindAll(fired, one => ResultBuilder.IsAsked(plan.Rules[one.Rule], options) && ResultBuilder.IsShown(plan.Rules[one.Rule], options));
    }

    public EvaluationResult Compute() =>
        ResultBuilder.Build(
            Rules.Plan, Record, AsOf, Options, EvaluationFindings.Of(Evaluator.Evaluate(Rules.Plan, Record, AsOf, Settings)),
            new ResultExplainer(Rules.Plan, Rules.Bound.Overlays, Record, AsOf, Settings) { Options = Options }, Acknowledged);

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(EvaluationRequest);
}
