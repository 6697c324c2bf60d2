using System.Collections.Immutable;
using CareRules.Model;

namespace CareRules.Book;

/// <summary>The concepts that a rule names in its criterion, its actions, aims and checks; those of definitions and scores belong to them.</summary>
internal static class RuleConcepts
{
    public static ImmutableArray<ConceptId> Of(RuleDefinition rule)
    {
        IEnumerable<ConceptId> payload = rule.Payload switch
        {
            RecommendPayload p => p.Actions.SelectMany(static a => a.To is { } to ? new[] { a.Concept, to } : [a.Concept]),
            TargetPayload p => p.Aims.Select(static a => a.Measure),
            ReviewPayload p => p.Items.Select(static i => i.Check),
            _ => [],
        };
        return [.. Of(rule.When).Concat(payload).Distinct().OrderBy(static c => c.Index)];
    }

    public static IEnumerable<ConceptId> Of(Criterion criterion) =>
        criterion.SelfAndBelow().Select(static c => c.Query()).OfType<FactQuery>().SelectMany(static q => q.Concepts());
}
