using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Explanations;
using CareRules.Model;
using CareRules.Reasoning;

namespace CareRules;

/// <summary>The recommendations that no single rule makes: open conflicts, and checks that are due.</summary>
internal sealed class CareRecommendations(EvaluationPlan plan, RecommendationBuilder builder)
{
    public static string ConflictId(string concept) => $"conflict:{concept}";

    public static string ReviewId(string check) => $"review:{check}";

    public Recommendation OfConflict(ActionConflict conflict)
    {
        Concept concept = plan.Concepts[conflict.Concept.Index];
        ImmutableArray<Recommendation> sides = [.. conflict.Sides.Select(builder.Build).OfType<Recommendation>().OrderByDescending(static s => s.Severity).ThenBy(static s => s.Id, StringComparer.Ordinal)];
        string because = string.Join(" ", conflict.Individualise.Select(static r => r.Because).Distinct());
        return Make(
            ConflictId(concept.Name), sides[0].Pack, RecommendationKind.ActionConflict, sides[0].Category, conflict.Severity,
            $"Opposing advice on {concept.Title}",
            $"{WordList.And([.. sides.Select(static s => s.Title)])} ask for opposite things. Decide with the patient which of them holds.",
            because.Length == 0 ? null : because,
            sides.SelectMany(static s => s.Responsible), sides.SelectMany(static s => s.Facts), [.. sides.Select(MergedRecommendation.Reason)]);
    }

    public Recommendation OfTarget(TargetFinding target)
    {
        Concept measure = plan.Concepts[target.Measure.Index];
        ImmutableArray<RuleReason> sides = [.. target.Claims.Select(CareParts.Side)];
        string aims = string.Join("; ", target.Claims.Select(static c => $"{(c.Goal is null ? c.Rule!.Rule.Title : "an agreed goal")}: {UnitText.In(c.Aim?.Text ?? "")}"));
        IEnumerable<FactMatch> facts = target.Claims.SelectMany(static c => c.Facts).Concat(target.Current?.Fact is { } current ? [current] : []);
        return Make(
            ConflictId(measure.Name), target.Claims.FirstOrDefault(static c => c.Rule is not null)?.Rule?.Rule.Pack ?? measure.Pack,
            RecommendationKind.TargetConflict, RuleCategory.Target, target.Severity,
            $"Different targets for {measure.Title}",
            $"{aims}. None is chosen by itself: agree one with the patient.",
            target.Severity == Severity.High ? "No value meets all of them, or they pull in opposite directions." : "They pull the same way, but not equally far.",
            [], facts.Select(f => FactDescriber.Describe(f, plan)), sides);
    }

    public Recommendation OfReview(ReviewFinding review, DateOnly asOf)
    {
        Concept check = plan.Concepts[review.Check.Index];
        bool overdue = review.AtLeast == ReviewStatus.Overdue;
        string title = PlainText.Sentence(check.Title);
        string last = review.History.Last?.Date is { } date ? $"the last was on {date}" : "none is recorded";
        int days = asOf.DayNumber - review.Window!.Value.Due.DayNumber;
        string when = overdue ? $"overdue by {LateText.Of(days)}" : "due";
        return Make(
            ReviewId(check.Name), review.Demands[0].Rule.Rule.Pack, RecommendationKind.Review, RuleCategory.Monitoring, overdue ? Severity.Moderate : Severity.Low,
            $"{title} is {(overdue ? "overdue" : "due")}",
            $"{title} is {when}; {last}.",
            null,
            review.Demands.SelectMany(static d => d.Payload.Responsible),
            review.Demands.SelectMany(static d => d.Facts).Concat(review.History.Last is { } done ? [done] : []).Select(f => FactDescriber.Describe(f, plan)),
            [.. review.Demands.Select(static d => new RuleReason { Rule = d.Rule.Rule.Id, Title = d.Rule.Rule.Title, Text = $"every {d.Item.Every}", Evidence = d.Rule.Rule.Evidence }).DistinctBy(static r => r.Rule)],
            new RecommendedAction(ActionVerb.Check, check.Name, null));
    }

    private static Recommendation Make(
        string id, string pack, RecommendationKind kind, RuleCategory category, Severity severity, string title, string text, string? why,
        IEnumerable<string> responsible, IEnumerable<RecommendationFact> all, ImmutableArray<RuleReason> sides, RecommendedAction? action = null)
    {
        ImmutableArray<RecommendationFact> facts = MergedRecommendation.DistinctFacts(all);
        return new Recommendation
        {
            Id = id,
            Pack = pack,
            Fingerprint = Fingerprint.Of(pack, id, facts),
            Kind = kind,
            Category = category,
            Severity = severity,
            Title = title,
            Text = text,
            Why = why,
            Action = action,
            Responsible = [.. responsible.Distinct()],
            Facts = facts,
            Rules = [.. sides.Select(static s => s.Rule).OfType<string>().Distinct()],
            Evidence = MergedRecommendation.DistinctEvidence(sides.SelectMany(static s => s.Evidence)),
            Reasons = sides,
        };
    }
}
