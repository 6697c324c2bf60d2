using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>Explains one rule for one patient: evaluates it a second time, with everything kept.</summary>
internal static class Explainer
{
    /// <summary>The whole trace, and what of it decides. Shown facts alone give the same outcome: where the decisive ones do not, all are shown.</summary>
    public static (TraceNode Whole, TraceNode Decisive) Trace(RulePlan rule, EvaluationContext context, ImmutableArray<Overlay> overlays)
    {
        TraceNode whole = new Tracer(context, overlays).Trace(rule.Rule.When, rule.Rule.Pack);
        TraceNode decisive = Pruning.Decisive(whole);
        if (Suffices(decisive, rule, context))
        {
            // The whole shows what the decisive part shows and more, which may yet tip another criterion.
            return Suffices(whole, rule, context) ? (whole, decisive) : (Everything(rule, context, overlays), decisive);
        }

        whole = Suffices(whole, rule, context) ? whole : Everything(rule, context, overlays);
        return (whole, whole);
    }

    /// <summary>The facts that a trace shows, each once.</summary>
    public static ImmutableArray<Fact> Shown(TraceNode trace) =>
        [.. trace.SelfAndBelow().SelectMany(static n => n.Facts).Select(static f => f.Fact).Distinct<Fact>(ReferenceEqualityComparer.Instance)];

    private static TraceNode Everything(RulePlan rule, EvaluationContext context, ImmutableArray<Overlay> overlays) =>
        new Tracer(context, overlays, showsAllFacts: true).Trace(rule.Rule.When, rule.Rule.Pack);

    private static bool Suffices(TraceNode trace, RulePlan rule, EvaluationContext context)
    {
        PatientRecord shown = RecordParts.With(context.View.Record, Shown(trace));
        return CriterionEvaluator.Evaluate(rule.Rule.When, new EvaluationContext(context.Plan, shown, context.AsOf, context.Settings)) == trace.Truth;
    }
}
