using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>The rules of a plan that set targets or ask for reviews, found once: what is reasoned for a patient does not grow with all other rules.</summary>
internal sealed class PlanRules
{
    private static readonly ConditionalWeakTable<EvaluationPlan, PlanRules> All = [];

    private PlanRules(EvaluationPlan plan)
    {
        Targets = [.. plan.Rules.Where(static r => r.Rule.Payload is TargetPayload).Select(static r => (r, (TargetPayload)r.Rule.Payload))];
        Reviews = [.. plan.Rules.Where(static r => r.Rule.Payload is ReviewPayload).Select(static r => (r, (ReviewPayload)r.Rule.Payload))];
        Measures = [.. Targets.SelectMany(static t => t.Payload.Aims).Select(static a => a.Measure)];
    }

    public ImmutableArray<(RulePlan Rule, TargetPayload Payload)> Targets { get; }

    public ImmutableArray<(RulePlan Rule, ReviewPayload Payload)> Reviews { get; }

    /// <summary>What some rule aims at.</summary>
    public ImmutableHashSet<ConceptId> Measures { get; }

    public static PlanRules Of(EvaluationPlan plan) => All.GetValue(plan, static p => new PlanRules(p));
}
