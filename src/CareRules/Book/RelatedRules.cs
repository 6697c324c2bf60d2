using System.Collections.Immutable;
using CareRules.Model;

namespace CareRules.Book;

/// <summary>
/// The rules that a reader of one rule should look at too: those that share its rarer concepts. A concept weighs one divided by the number
/// of rules that name it, so that one which a hundred rules name says little.
/// </summary>
internal static class RelatedRules
{
    private const int Most = 8;

    /// <summary>Below it two rules share only what half the pack shares.</summary>
    private const decimal Least = 0.05m;

    public static ImmutableArray<RuleDefinition> Of(RuleDefinition rule, BookPlan book)
    {
        Dictionary<string, decimal> weights = new(StringComparer.Ordinal);
        foreach (ConceptId concept in RuleConcepts.Of(rule))
        {
            RuleDefinition[] users = [.. book.UsersOf(concept)];
            foreach (RuleDefinition other in users.Where(u => !ReferenceEquals(u, rule)))
            {
                weights[BookPlan.Name(other)] = weights.GetValueOrDefault(BookPlan.Name(other)) + (1m / users.Length);
            }
        }

        return
        [
            .. book.Rules.Where(r => weights.GetValueOrDefault(BookPlan.Name(r)) >= Least)
                .OrderByDescending(r => weights[BookPlan.Name(r)])
                .ThenBy(static r => BookPlan.Name(r), StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    /// <summary>The resolutions that may set this rule aside or prefer it: those of its measures, and those that name it.</summary>
    public static IEnumerable<ResolutionModel> Resolutions(RuleDefinition rule, BookPlan book)
    {
        HashSet<ConceptId> measures = rule.Payload is TargetPayload target ? [.. target.Aims.Select(static a => a.Measure)] : [];
        return book.Plan.Resolutions.Where(r => (r.Measure is { } measure && measures.Contains(measure)) || Names(r, rule));
    }

    private static bool Names(ResolutionModel resolution, RuleDefinition rule) =>
        resolution.Between.Concat(resolution.PreferredRule is { } preferred ? [preferred] : []).Any(n => n == BookPlan.Name(rule) || (n == rule.Id && resolution.Pack == rule.Pack));
}
