using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>
/// Rules whose main action is the same verb on the same acted-on fact: one recommendation. An action on something that the record does not hold
/// (a start, a check) acts on its concept.
/// </summary>
internal static class SameAction
{
    /// <summary>The groups: in each the most severe first, then by id. A rule without an action stands alone.</summary>
    public static ImmutableArray<ImmutableArray<RuleOutcome>> Groups(EvaluationPlan plan, IEnumerable<RuleOutcome> fired)
    {
        List<(HashSet<object> Keys, List<RuleOutcome> Rules)> groups = [];
        foreach (RuleOutcome outcome in fired)
        {
            HashSet<object> keys = [.. KeysOf(outcome, plan)];
            List<RuleOutcome> rules = [outcome];
            foreach ((HashSet<object> Keys, List<RuleOutcome> Rules) group in groups.Where(g => g.Keys.Overlaps(keys)).ToArray())
            {
                keys.UnionWith(group.Keys);
                rules.AddRange(group.Rules);
                groups.Remove(group);
            }

            groups.Add((keys, rules));
        }

        return
        [
            .. groups.Select(static g => (ImmutableArray<RuleOutcome>)
            [
                .. g.Rules.OrderByDescending(static r => RuleEvaluator.SeverityOf(r.Plan))
                    .ThenBy(static r => r.Plan.Rule.Id, StringComparer.Ordinal).ThenBy(static r => r.Plan.Rule.Pack, StringComparer.Ordinal),
            ]),
        ];
    }

    private static object[] KeysOf(RuleOutcome outcome, EvaluationPlan plan)
    {
        if (outcome.Plan.Rule.Payload is not RecommendPayload { Actions: [var main, ..] })
        {
            return [];
        }

        // Facts are told apart as items of the record, not by what they say.
        object[] facts =
        [
            .. outcome.Facts.Where(m => m.Concept == main.Concept || plan.Codes.Holds(main.Concept, m.Fact.Codes))
                .Select(m => (object)(main.Verb, main.To, new ByReference(m.Fact))),
        ];
        return facts.Length > 0 ? facts : [(main.Verb, main.To, main.Concept)];
    }

    private readonly struct ByReference(Fact fact) : IEquatable<ByReference>
    {
        private readonly Fact fact = fact;

        public bool Equals(ByReference other) => ReferenceEquals(fact, other.fact);

        public override bool Equals(object? obj) => obj is ByReference other && Equals(other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(fact);
    }
}
