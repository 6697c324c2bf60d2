using System.Collections.Immutable;
using System.Reflection;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Explanations;
using CareRules.Model;
using CareRules.Reasoning;

namespace CareRules;

/// <summary>Turns what evaluation found into the published result: filtered by the host's options, in the fixed order.</summary>
internal static class ResultBuilder
{
    private static readonly string EngineVersion = typeof(ResultBuilder).Assembly.GetName().Version!.ToString(3);

    /// <summary>Evaluates the patient and builds the result.</summary>
    public static EvaluationResult Build(RuleSet rules, PatientRecord record, DateOnly asOf, EvaluationOptions options, bool isCounted)
    {
        foreach (string name in options.Rules.IsDefault ? [] : options.Rules)
        {
            // A name with a slip in it would otherwise show nothing, as if there were nothing to say.
            if (!rules.Plan.Rules.Any(r => IsNamed(r.Rule, name)))
            {
                throw new ArgumentException($"`{name}` is not the name of a rule of the rule set.", nameof(options));
            }
        }

        if (options.MostRecommendations is < 0)
        {
            throw new ArgumentException("The most recommendations to show cannot be less than none.", nameof(options));
        }

        EvaluationRequest request = new(rules, record, asOf, options, AcknowledgedItems.Of(rules, options), isCounted);
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

    public static EvaluationResult Build(EvaluationPlan plan, PatientRecord record, DateOnly asOf, EvaluationOptions options, EvaluationFindings evaluation, ResultExplainer? explainer = null, AcknowledgedItems? acknowledged = null)
    {
        RecommendationBuilder recommendations = new(plan, record, asOf, options, evaluation.ScoreOf);
        ReasonedCare care = evaluation.Care;
        ImmutableArray<RuleOutcome> asked = [.. evaluation.Fired.Where(o => IsAsked(o.Plan, options))];
        AdviceConsequences? consequences = explainer is null ? null : new(plan, record, asOf, explainer.Settings, evaluation.Fired, care);
        ImmutableArray<Recommendation> all = Sorted(Recommendations(plan, care, asked, recommendations, options, asOf, consequences).Where(r => r.Severity >= options.MinimumSeverity));
        FewRecommendations.Choice said = FewRecommendations.Of(all, acknowledged ?? AcknowledgedItems.None, options.MostRecommendations, asOf, evaluation.TruthOf);
        return new EvaluationResult(
            rule => OutcomeOf(plan, options, evaluation, rule),
            () => CompletenessOf(plan, record, evaluation),
            () => [.. record.Notices, .. evaluation.Notices().Select(static n => new RecordNotice(n.Code, n.Source, n.Text))])
        {
            Explainer = explainer,
            Undecided = [.. evaluation.Gaps.SelectMany(static g => g.Rules).Where(r => IsAsked(r, options)).Distinct()],
            Patient = record.Source,
            AsOf = asOf,
            Packs = [.. plan.Packs.OrderBy(static p => p.Id, StringComparer.Ordinal)],
            NotEvaluated = evaluation.NotEvaluated is { } died ? new NotEvaluated("deceased", died.On) : null,
            Engine = EngineVersion,
            Fired = [.. asked.Where(o => IsShown(o.Plan, options)).Select(static o => new FiredRule(new RuleInfo(o.Plan.Rule), [.. o.Facts.Select(static f => f.Fact).Distinct()]))],
            Recommendations = said.Shown,
            Suppressed = said.Suppressed,
            Targets = [.. care.Targets.Where(t => IsAsked(t.Claims.Select(static c => c.Rule), options)).Select(t => CareParts.Target(t, plan))],
            Reviews = [.. care.Reviews.Where(r => IsAsked(r.Demands.Select(static d => d.Rule), options)).Select(r => CareParts.Review(r, plan, asOf))],
            Plan = evaluation.NotEvaluated is null ? CareParts.Plan(care, asked, said.Open, plan, asOf) : null,
            MetricsWhenRead = () => evaluation.NotEvaluated is not null ? []
                : [.. plan.Metrics.Select(m => CareParts.Metric(MetricPlace.Of(m, evaluation.TruthOf))).OrderBy(static m => m.Id, StringComparer.Ordinal)],
            Scores = () => evaluation.ScorePartsOf is not { } partsOf ? [] : [.. ScoreLine.Used(plan).Select(i => ScoreLine.Of(plan.Scores[i], partsOf(i), plan))],
            Gaps = [.. OpenQuestions.Join(evaluation.Gaps, care.Gaps).Where(g => g.Severity >= options.MinimumSeverity && (g.Rules.IsEmpty || g.Rules.Any(r => IsAsked(r, options) && IsShown(r, options)))).Select(g => Gap(g, plan, options))],
            Failures = [.. evaluation.Failed.Select(static o => new RuleFailure(o.Plan.Rule.Id, "CR4001", o.Failure ?? "The rule could not be evaluated.") { Plan = o.Plan })],
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

    // Rules that say the same become one, opposing ones a conflict beside them; what gave way to a resolution is shown as that.
    private static IEnumerable<Recommendation> Recommendations(
        EvaluationPlan plan, ReasonedCare care, ImmutableArray<RuleOutcome> asked, RecommendationBuilder builder, EvaluationOptions options, DateOnly asOf, AdviceConsequences? consequences)
    {
        CareRecommendations added = new(plan, builder);
        ILookup<RuleOutcome, Outweighed> outweighed = care.Outweighed.ToLookup(static o => o.Loser);
        Recommendation? Told(Recommendation? one, ImmutableArray<RuleOutcome> group)
        {
            consequences?.Tell(one, group, builder);
            return one;
        }

        return
        [
            .. SameAction.Groups(plan, asked.Where(o => !outweighed.Contains(o))).Select(group => Told(MergedRecommendation.Of(group, asOf, builder), group)).OfType<Recommendation>(),
            .. asked.Where(outweighed.Contains).Select(o => MergedRecommendation.Outweighed(builder.Build(o)!, [.. outweighed[o]], builder)),
            .. care.Conflicts.Where(c => IsAsked(c.Sides.Select(static s => s.Plan), options)).Select(added.OfConflict),
            .. care.Targets.Where(t => t.Status == TargetStatus.Conflict && IsAsked(t.Claims.Select(static c => c.Rule), options)).Select(added.OfTarget),
            .. care.Reviews.Where(r => r.IsOpen && IsAsked(r.Demands.Select(static d => d.Rule), options)).Select(r => added.OfReview(r, asOf)),
        ];
    }

    private static bool IsAsked(IEnumerable<RulePlan?> rules, EvaluationOptions options) =>
        (options.Categories.IsDefaultOrEmpty && options.Rules.IsDefaultOrEmpty) || rules.OfType<RulePlan>().Any(r => IsAsked(r, options));

    public static bool IsAsked(RulePlan rule, EvaluationOptions options) =>
        (options.Categories.IsDefaultOrEmpty || options.Categories.Contains(rule.Rule.Category)) &&
        (options.Rules.IsDefaultOrEmpty || options.Rules.Any(name => IsNamed(rule.Rule, name)));

    public static bool IsShown(RulePlan rule, EvaluationOptions options) =>
        rule.Rule.Payload is not RecommendPayload payload || payload.Severity >= options.MinimumSeverity;

    private static DataGapInfo Gap(DataGap gap, EvaluationPlan plan, EvaluationOptions options) => new()
    {
        Missing = gap.Missing.Missing,
        Title = gap.Missing is { Concept: { Index: >= 0 } concept, Reason: not MissingReason.NotSupplied }
            ? plan.Concepts[concept.Index].Title : gap.Missing.Missing.Replace('-', ' '),
        Sections = SectionsOf(gap.Missing, plan),
        Reason = gap.Missing.Because,
        Rules = [.. gap.Rules.Where(r => IsAsked(r, options) && IsShown(r, options)).Select(static r => r.Rule.Id)],
        Severity = gap.Severity,
        Would = gap.Missing.Would,
    };

    private static ImmutableArray<RecordSection> SectionsOf(MissingFact missing, EvaluationPlan plan) =>
        missing.Section is { } section ? [section] : missing.Concept is { Index: >= 0 } concept ? RequiredSections.Of(plan.Concepts[concept.Index]) : [];

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
