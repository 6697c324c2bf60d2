using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Explanations;
using CareRules.Model;
using CareRules.Reasoning;

namespace CareRules;

/// <summary>From what was reasoned to the published parts: targets, reviews, the one plan, metrics and scores.</summary>
internal static class CareParts
{
    public static RuleReason Side(TargetClaim claim) => new()
    {
        Rule = claim.Rule?.Rule.Id,
        Goal = claim.Goal?.Source,
        Title = claim.Rule?.Rule.Title ?? "agreed goal",
        Text = claim.Aim?.Text ?? "",
        Aim = claim.Aim?.Text,
        Evidence = claim.Rule?.Rule.Evidence ?? [],
    };

    public static MeasureTarget Target(TargetFinding target, EvaluationPlan plan) => new()
    {
        Measure = plan.Concepts[target.Measure.Index].Name,
        Status = target.Status,
        Effective = target.Settlement.Effective?.Text,
        Current = target.Current?.Value,
        CurrentDate = target.Current?.Date,
        CurrentSource = target.Current?.Source,
        From = [.. target.Claims.Select(Side)],
        Prefer = target.Settlement.By is { } by ? KebabNames.Of(by.Prefer) : null,
        PreferredRule = target.Settlement.By?.PreferredRule is { } rule ? rule[(rule.IndexOf('/', StringComparison.Ordinal) + 1)..] : null,
        Because = target.Settlement.By?.Because,
        Outweighed = [.. target.Outweighed.Select(static c => c.Name)],
    };

    public static ReviewDue Review(ReviewFinding review, EvaluationPlan plan, DateOnly asOf) => new()
    {
        Check = plan.Concepts[review.Check.Index].Name,
        Status = review.Status,
        Rules = [.. review.Demands.Select(static d => d.Rule.Rule.Id).Distinct()],
        Last = review.History.Last?.Date,
        Due = review.Window?.Due,
        OverdueDays = review.Status switch
        {
            ReviewStatus.Unknown => null,
            ReviewStatus.Overdue => asOf.DayNumber - review.Window!.Value.Due.DayNumber,
            _ => 0,
        },
        Next = review.Window is { } window && window.Due > asOf ? window.Due : null,
        Booked = review.Booked,
        Responsible = [.. review.Demands.SelectMany(static d => d.Payload.Responsible).Distinct()],
    };

    public static VisitPlan Plan(ReasonedCare care, ImmutableArray<RuleOutcome> fired, IEnumerable<Recommendation> said, EvaluationPlan plan, DateOnly asOf)
    {
        ImmutableArray<PlanItem> items = VisitPlanner.Items(care.Reviews, fired, asOf);
        Recommendation[] all = [.. said];
        MdtProposal mdt = MdtProposal.Of(
            all.Where(static r => r.Kind is not (RecommendationKind.ActionConflict or RecommendationKind.TargetConflict)).Select(static r => r.Responsible),
            [.. all.Where(static r => r.Kind is RecommendationKind.ActionConflict or RecommendationKind.TargetConflict).Select(static r => r.Id)]);
        return new VisitPlan
        {
            Visits = [.. VisitPlanner.Group(items).Select(stop => Visit(stop, plan))],
            ReplacesVisits = VisitPlanner.SingleVisits(items),
            MdtNeeded = mdt.Needed,
            MdtWho = mdt.Who,
            MdtBecause = mdt.Because,
            IsCareTeamKnown = care.Team is not null,
            CareTeam = [.. (care.Team ?? []).Select(m => Member(m, plan)).DistinctBy(static m => (m.Title, m.Name))],
        };
    }

    private static CareTeamMember Member(FactMatch match, EvaluationPlan plan) => new()
    {
        Role = match.Concept.Index >= 0 ? plan.Concepts[match.Concept.Index].Name : null,
        Title = match.Concept.Index >= 0 ? plan.Concepts[match.Concept.Index].Title : FactNames.Recorded(match.Fact, match.Concept, plan) ?? "a role without a name",
        Name = (match.Fact as CareFact)?.Holder,
        Source = match.Fact.Source,
    };

    public static MetricMembership Metric(MetricPlace place) => new()
    {
        Id = place.Metric.Id,
        Denominator = place.Denominator,
        Exclusion = place.Exclusion,
        Numerator = place.Numerator,
        Exception = place.Exception,
    };

    private static PlannedVisit Visit(PlannedStop stop, EvaluationPlan plan) => new()
    {
        From = stop.From,
        By = stop.By == DateOnly.MaxValue ? null : stop.By,
        Checks = [.. Names(stop.Items, plan)],
        TestsBefore = [.. Names(stop.Items.Where(i => plan.Concepts[i.Check.Index].Kind is ConceptKind.Observation or ConceptKind.Finding), plan)],
        Who = [.. stop.Items.SelectMany(static i => i.Who).Distinct().Order(StringComparer.Ordinal)],
        Rules = [.. stop.Items.SelectMany(static i => i.Rules).Distinct().OrderBy(static r => r.Index).Select(static r => r.Rule.Id)],
    };

    private static IEnumerable<string> Names(IEnumerable<PlanItem> items, EvaluationPlan plan) =>
        items.Select(i => plan.Concepts[i.Check.Index].Name).Order(StringComparer.Ordinal);
}
