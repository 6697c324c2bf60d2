using System.Collections.Immutable;
using System.Reflection;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Explanations;
using CareRules.Model;

namespace CareRules;

/// <summary>Turns what evaluation found into the published result: filtered by the host's options, in the fixed order.</summary>
internal static class ResultBuilder
{
    private static readonly string EngineVersion = typeof(ResultBuilder).Assembly.GetName().Version!.ToString(3);

    /// <summary>Evaluates the patient and builds the result.</summary>
    public static EvaluationResult Build(RuleSet rules, PatientRecord record, DateOnly asOf, EvaluationOptions options)
    {
        foreach (string name in options.Rules.IsDefault ? [] : options.Rules)
        {
            // A name with a slip in it would otherwise show nothing, as if there were nothing to say.
            if (!rules.Plan.Rules.Any(r => IsNamed(r.Rule, name)))
            {
                throw new ArgumentException($"`{name}` is not the name of a rule of the rule set.", nameof(options));
            }
        }

        EvaluationRequest request = new(rules, record, asOf, options);
        DeceasedPatient? died = Evaluator.NotEvaluatedBecause(record, asOf);
        return new EvaluationResult(request, died is null ? request.Firings() : [])
        {
            Patient = record.Source,
            AsOf = asOf,
            Packs = rules.SortedPacks,
            NotEvaluated = died is null ? null : new NotEvaluated("deceased", died.On),
            Engine = EngineVersion,
        };
    }

    public static EvaluationResult Build(EvaluationPlan plan, PatientRecord record, DateOnly asOf, EvaluationOptions options, EvaluationFindings evaluation)
    {
        RecommendationBuilder recommendations = new(plan, record, asOf, options, evaluation.ScoreOf);
        return new EvaluationResult(
            rule => OutcomeOf(plan, options, evaluation, rule),
            () => CompletenessOf(plan, record, evaluation),
            () => [.. record.Notices, .. evaluation.Notices().Select(static n => new RecordNotice(n.Code, n.Source, n.Text))])
        {
            Patient = record.Source,
            AsOf = asOf,
            Packs = [.. plan.Packs.OrderBy(static p => p.Id, StringComparer.Ordinal)],
            NotEvaluated = evaluation.NotEvaluated is { } died ? new NotEvaluated("deceased", died.On) : null,
            Engine = EngineVersion,
            Fired = [.. evaluation.Fired.Where(o => IsAsked(o.Plan, options)).Select(static o => new FiredRule(new RuleInfo(o.Plan.Rule), [.. o.Facts.Select(static f => f.Fact).Distinct()]))],
            Recommendations = Sorted(evaluation.Fired.Where(o => IsAsked(o.Plan, options)).Select(recommendations.Build).OfType<Recommendation>()),
            Gaps = [.. evaluation.Gaps.Where(g => g.Severity >= options.MinimumSeverity && g.Rules.Any(r => IsAsked(r, options))).Select(g => Gap(g, options))],
            Failures = [.. evaluation.Failed.Select(static o => new RuleFailure(o.Plan.Rule.Id, "CR4001", o.Failure ?? "The rule could not be evaluated."))],
        };
    }

    /// <summary>The fixed order: severity, then kind, then id; packs tell equal ids apart.</summary>
    public static ImmutableArray<Recommendation> Sorted(IEnumerable<Recommendation> recommendations) =>
    [
        .. recommendations
            .OrderByDescending(static r => r.Severity)
            .ThenBy(static r => r.Kind)
            .ThenBy(static r => r.Id, StringComparer.Ordinal)
            .ThenBy(static r => r.Pack, StringComparer.Ordinal),
    ];

    public static bool IsAsked(RulePlan rule, EvaluationOptions options) =>
        (options.Categories.IsDefaultOrEmpty || options.Categories.Contains(rule.Rule.Category)) &&
        (options.Rules.IsDefaultOrEmpty || options.Rules.Any(name => IsNamed(rule.Rule, name))) &&
        (rule.Rule.Payload is not RecommendPayload payload || payload.Severity >= options.MinimumSeverity);

    private static DataGapInfo Gap(DataGap gap, EvaluationOptions options) => new()
    {
        Missing = gap.Missing.Missing,
        Reason = gap.Missing.Because,
        Rules = [.. gap.Rules.Where(r => IsAsked(r, options)).Select(static r => r.Rule.Id)],
        Severity = gap.Severity,
        Would = gap.Missing.Would,
    };

    private static Completeness CompletenessOf(EvaluationPlan plan, PatientRecord record, EvaluationFindings evaluation)
    {
        OutcomeCounts counts = evaluation.Counts();
        return new Completeness
        {
            Rules = counts.Rules,
            Fired = counts.Fired,
            Silent = counts.Silent,
            Undetermined = counts.Undetermined,
            Failed = counts.Failed,
            Shadow = counts.Shadow,
            Uncoded = [.. evaluation.Uncoded().Select(static f => f.Source ?? KebabNames.Of(f.Section))],
            Supplied = [.. Enum.GetValues<RecordSection>().Where(record.IsSupplied)],
            NotInForce =
            [
                .. plan.Rules
                    .Where(static r => r.Rule.Disabled is not null || r.Rule.Governance.Status == RuleStatus.Suspended)
                    .Select(static r => r.Rule.Disabled is { } disabled
                        ? new RuleNotInForce(r.Rule.Id, "disabled", disabled.ApprovedBy ?? disabled.Pack, disabled.Because)
                        : new RuleNotInForce(r.Rule.Id, "suspended", null, r.Rule.Governance.ChangeReason)),
            ],
        };
    }

    private static RuleOutcomeKind? OutcomeOf(EvaluationPlan plan, EvaluationOptions options, EvaluationFindings evaluation, string name)
    {
        if (RuleIndex.Of(plan).Find(name) is not { } rule)
        {
            return null;
        }

        return !IsEvaluated(rule.Rule, options) ? RuleOutcomeKind.NotEvaluated : evaluation.OutcomeOf(rule)?.Kind switch
        {
            null => RuleOutcomeKind.NotEvaluated,
            OutcomeKind.Fires => RuleOutcomeKind.Fired,
            OutcomeKind.Undetermined => RuleOutcomeKind.Undetermined,
            OutcomeKind.Failed => RuleOutcomeKind.Failed,
            _ => RuleOutcomeKind.Silent,
        };
    }

    private static bool IsEvaluated(RuleDefinition rule, EvaluationOptions options) => rule.Disabled is null && rule.Governance.Status switch
    {
        RuleStatus.Active or RuleStatus.Shadow => true,
        RuleStatus.Draft or RuleStatus.Review => options.IncludeDrafts,
        _ => false,
    };

    private static bool IsNamed(RuleDefinition rule, string name) =>
        string.Equals(rule.Id, name, StringComparison.Ordinal) || string.Equals($"{rule.Pack}/{rule.Id}", name, StringComparison.Ordinal);
}
