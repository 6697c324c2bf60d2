using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using CareRules.Evaluation;

namespace CareRules;

/// <summary>Finds a rule by <c>id</c> or <c>pack/id</c>. Made once a plan, when first asked.</summary>
internal sealed class RuleIndex
{
    private static readonly ConditionalWeakTable<EvaluationPlan, RuleIndex> Indexes = [];

    private readonly FrozenDictionary<string, RulePlan> byName;

    private RuleIndex(EvaluationPlan plan) => byName = plan.Rules
        .SelectMany(static r => new[] { (Name: r.Rule.Id, Rule: r), (Name: $"{r.Rule.Pack}/{r.Rule.Id}", Rule: r) })
        .GroupBy(static n => n.Name, StringComparer.Ordinal)
        .Where(static g => g.Count() == 1)
        .ToFrozenDictionary(static g => g.Key, static g => g.First().Rule, StringComparer.Ordinal);

    public static RuleIndex Of(EvaluationPlan plan) => Indexes.GetValue(plan, static p => new RuleIndex(p));

    /// <summary>Null when there is no such rule, or several packs have one and the pack is not named.</summary>
    public RulePlan? Find(string name) => byName.GetValueOrDefault(name);
}
