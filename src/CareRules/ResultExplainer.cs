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

    public EvaluationSettings Settings => settings;

    /// <summary>Null when there is no such rule.</summary>
    public Explanation? Explain(string name) => RuleIndex.Of(plan).Find(name) is { } rule ? Explain(rule) : null;

    /// <summary>What decides the outcome of a rule, alone; null when there is no such rule.</summary>
    public ExplanationNode? Decisive(string name)
    {
        if (RuleIndex.Of(plan).Find(name) is not { } rule)
        {
            return null;
        }

        return new ExplanationNodes(plan).Of(Explainer.Trace(rule, Context(), overlays).Decisive);
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
                Missing = nodes.Name(f.Missing),
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
        return new Explanation
        {
            Rule = rule.Rule.Id,
            Pack = rule.Rule.Pack,
            Title = rule.Rule.Title,
            Patient = record.Source,
            AsOf = asOf,
            Outcome = OutcomeOf(whole.Truth),
            Decisive = nodes.Of(decisive),
            Whole = nodes.Of(whole),
            Changes = [.. Changes(rule, context, whole.Truth)],
            Missing = open ? [.. MissingCollector.Collect(rule.Rule.When, context).Select(nodes.Missing).Distinct(StringComparer.Ordinal)] : [],
            SettledBy = open ? [.. SettlingFacts.Of(whole).Select(set => (ImmutableArray<string>)[.. set.Select(nodes.Name)])] : [],
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
