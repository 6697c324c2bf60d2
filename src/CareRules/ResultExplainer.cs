using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Explanations;
using CareRules.Model;

namespace CareRules;

/// <summary>Explains rules for one record on one day. What a result keeps so that it needs nothing else to be explained.</summary>
internal sealed class ResultExplainer(EvaluationPlan plan, ImmutableArray<Overlay> overlays, PatientRecord record, DateOnly asOf, EvaluationSettings settings)
{
    /// <summary>The record that was evaluated.</summary>
    public PatientRecord Record => record;

    public EvaluationPlan Plan => plan;

    public ImmutableArray<Overlay> Overlays => overlays;

    /// <summary>What was asked.</summary>
    public EvaluationOptions Options { get; init; } = EvaluationOptions.Default;

    public EvaluationSettings Settings => settings;

    /// <summary>Null when there is no such rule.</summary>
    public Explanation? Explain(string name) => RuleIndex.Of(plan).Find(name) is { } rule ? Explain(rule) : null;

    /// <summary>
    /// What decides a recommendation: the criteria of its rule; where several rules stand behind it (what is said alike, a conflict, a check that is due),
    /// those of each. Null when no rule does.
    /// </summary>
    public ExplanationNode? Decisive(Recommendation recommendation)
    {
        EvaluationContext context = Context();
        ExplanationNodes nodes = new(plan);
        (RulePlan Rule, ExplanationNode Node)[] all =
        [
            .. recommendation.Rules.Select(id => RuleIndex.Of(plan).Find($"{recommendation.Pack}/{id}") ?? RuleIndex.Of(plan).Find(id)).OfType<RulePlan>()
                .Select(rule => (rule, nodes.Of(Explainer.Trace(rule, context, overlays).Decisive))),
        ];
        if (all is [var only] && string.Equals(only.Rule.Rule.Id, recommendation.Id, StringComparison.Ordinal))
        {
            return only.Node;
        }

        return all.Length == 0 ? null : new ExplanationNode
        {
            Truth = true,
            Label = all.Length == 1 ? $"{recommendation.Title}, because of one rule" : $"{recommendation.Title}, because of {QuantityText.Number(all.Length)} rules",
            Children = [.. all.Select(static a => new ExplanationNode { Truth = a.Node.Truth, Label = a.Rule.Rule.Title, At = a.Node.At, Children = [a.Node] })],
        };
    }

    /// <summary>The rules that a result counts as silent, each with the reason in one sentence, by pack and id.</summary>
    public IEnumerable<(RuleDefinition Rule, string Sentence)> Silent(EvaluationResult result)
    {
        EvaluationContext context = Context();
        return plan.Rules
            .Where(r => r.Rule.Governance.Status != RuleStatus.Shadow && result.OutcomeOf($"{r.Rule.Pack}/{r.Rule.Id}") == RuleOutcomeKind.Silent)
            .OrderBy(static r => r.Rule.Pack, StringComparer.Ordinal).ThenBy(static r => r.Rule.Id, StringComparer.Ordinal)
            .Select(r => (r.Rule, SentenceOf(r, context)));
    }

    private string SentenceOf(RulePlan rule, EvaluationContext context)
    {
        TraceNode whole = new Tracer(context, overlays).Trace(rule.Rule.When, rule.Rule.Pack);
        return ReasonSentence.Of(whole, context, whole.Truth == Truth.Unknown ? MissingCollector.Collect(rule.Rule.When, context) : []);
    }

    /// <summary>The one or two missing facts that settle most of these rules.</summary>
    public ImmutableArray<DataGapInfo> FindOutFirst(ImmutableArray<RulePlan> rules)
    {
        EvaluationContext context = Context();
        Tracer tracer = new(context, overlays);
        ExplanationNodes nodes = new(plan);
        return
        [
            .. MostSettling.Of([.. rules.Select(r => (r, SettlingFacts.Of(tracer.Trace(r.Rule.When, r.Rule.Pack))))]).Select(f => new DataGapInfo
            {
                Missing = f.Missing.Missing,
                Title = nodes.Name(f.Missing),
                Reason = f.Missing.Because,
                Rules = [.. f.Rules.Select(static r => r.Rule.Id)],
                Severity = f.Severity,
            }),
        ];
    }

    private Explanation Explain(RulePlan rule)
    {
        EvaluationContext context = Context();
        (TraceNode whole, TraceNode decisive) = Explainer.Trace(rule, context, overlays);
        ExplanationNodes nodes = new(plan);
        bool open = whole.Truth == Truth.Unknown;
        ImmutableArray<MissingFact> missing = open ? MissingCollector.Collect(rule.Rule.When, context) : [];
        return new Explanation
        {
            Rule = rule.Rule.Id,
            Pack = rule.Rule.Pack,
            Title = rule.Rule.Title,
            Patient = record.Source,
            AsOf = asOf,
            Outcome = OutcomeOf(whole.Truth),
            Sentence = ReasonSentence.Of(whole, context, missing),
            Decisive = nodes.Of(decisive),
            Whole = nodes.Of(whole),
            Changes = [.. Changes(rule, context, whole.Truth)],
            Missing = nodes.Missing(missing),
            SettledBy = open ? [.. SettlingFacts.Of(whole).Select(set => nodes.ToFind(set))] : [],
            Notes = [.. ExplanationNodes.Notes(rule.Rule)],
        };
    }

    private IEnumerable<ExplanationChange> Changes(RulePlan rule, EvaluationContext context, Truth truth)
    {
        ChangeSearch search = new(rule, context);
        ImmutableArray<NearestChange> firing = truth == Truth.True ? [] : search.Find(wanted: true);
        ImmutableArray<NearestChange> silencing = truth == Truth.False ? [] : search.Find(wanted: false);
        return [.. firing.Select(c => Change(c, RuleOutcomeKind.Fired)), .. silencing.Select(c => Change(c, RuleOutcomeKind.Silent))];
    }

    private ExplanationChange Change(NearestChange change, RuleOutcomeKind outcome) => new(() => RecordEdit.Apply(change.Edits, record))
    {
        Outcome = outcome,
        Steps = [.. change.Edits.Select(static e => e.Words)],
        CanBeDone = change.CanBeDone,
        IsSmallest = change.IsSmallest,
    };

    private EvaluationContext Context() => new(plan, record, asOf, settings);

    private static RuleOutcomeKind OutcomeOf(Truth truth) => truth switch
    {
        Truth.True => RuleOutcomeKind.Fired,
        Truth.False => RuleOutcomeKind.Silent,
        _ => RuleOutcomeKind.Undetermined,
    };
}
