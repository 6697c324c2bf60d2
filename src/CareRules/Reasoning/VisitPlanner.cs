using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>Groups checks into as few visits as their windows allow.</summary>
internal static class VisitPlanner
{
    // What comes later than this is too far ahead to be planned today.
    private static readonly Duration Horizon = new(12, DurationUnit.Month);

    /// <summary>
    /// The fewest visits such that each item has one in its window: the earliest deadline that is left needs a visit, and the last day on which it
    /// can be is the one that serves most others.
    /// </summary>
    public static ImmutableArray<PlannedStop> Group(IEnumerable<PlanItem> items)
    {
        ImmutableArray<PlannedStop>.Builder stops = ImmutableArray.CreateBuilder<PlannedStop>();
        List<PlanItem> left = [.. items.OrderBy(static i => i.By).ThenBy(static i => i.From).ThenBy(static i => i.Check.Index)];
        while (left.Count > 0)
        {
            DateOnly by = left[0].By;
            ImmutableArray<PlanItem> served = [.. left.Where(i => i.From <= by)];
            left.RemoveAll(i => i.From <= by);
            stops.Add(new PlannedStop(served.Max(static i => i.From), by, [.. served.OrderBy(static i => i.Check.Index)]));
        }

        return stops.ToImmutable();
    }

    /// <summary>How many visits it would take if each rule were followed by itself.</summary>
    public static int SingleVisits(ImmutableArray<PlanItem> items) =>
        items.SelectMany(static i => i.Rules).Distinct().Sum(rule => Group(items.Where(i => i.Rules.Contains(rule))).Length);

    /// <summary>What is to be done in the coming year: reviews, and the checks that recommendations ask for.</summary>
    public static ImmutableArray<PlanItem> Items(ImmutableArray<ReviewFinding> reviews, ImmutableArray<RuleOutcome> fired, DateOnly asOf)
    {
        DateOnly horizon = Horizon.After(asOf);
        return
        [
            .. reviews.Where(r => r.Window is { } window && window.From <= horizon).Select(r => OfReview(r, asOf))
                .Concat(fired.SelectMany(o => OfRecommendation(o, asOf)))
                .GroupBy(static i => i.Check).Select(static g => g.Aggregate(static (a, b) => a.And(b)))
                .OrderBy(static i => i.Check.Index),
        ];
    }

    private static PlanItem OfReview(ReviewFinding review, DateOnly asOf)
    {
        ReviewWindow window = review.Window!.Value;
        return new PlanItem(
            review.Check,
            window.From > asOf ? window.From : asOf,
            window.By > asOf ? window.By : asOf,
            [.. review.Demands.Select(static d => d.Rule).Distinct().OrderBy(static r => r.Index)],
            [.. review.Demands.SelectMany(static d => d.Payload.Responsible).Distinct().Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<PlanItem> OfRecommendation(RuleOutcome outcome, DateOnly asOf)
    {
        if (outcome.Plan.Rule.Payload is not RecommendPayload payload)
        {
            return [];
        }

        DateOnly by = payload.SameDay ? asOf : payload.DoWithin?.After(asOf) ?? DateOnly.MaxValue;
        return payload.Actions.Where(static a => a.Verb == ActionVerb.Check)
            .Select(a => new PlanItem(a.Concept, asOf, by, [outcome.Plan], [.. payload.Responsible.Distinct().Order(StringComparer.Ordinal)]));
    }
}
