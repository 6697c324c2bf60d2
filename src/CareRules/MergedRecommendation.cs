using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Reasoning;

namespace CareRules;

/// <summary>What several rules say alike as one recommendation, and what gave way to another rule as what it is.</summary>
internal static class MergedRecommendation
{
    /// <summary>The words of the first rule, which is the most severe; the soonest time; everybody's facts, evidence and roles. Null for rules that recommend nothing.</summary>
    public static Recommendation? Of(ImmutableArray<RuleOutcome> group, DateOnly asOf, RecommendationBuilder builder)
    {
        ImmutableArray<Recommendation> single = [.. group.Select(builder.Build).OfType<Recommendation>()];
        if (single.Length < 2)
        {
            return single.FirstOrDefault();
        }

        Recommendation first = single[0];
        ImmutableArray<RecommendationFact> facts = DistinctFacts(single.SelectMany(static r => r.Facts));
        return new Recommendation
        {
            Id = first.Id,
            Pack = first.Pack,
            Fingerprint = Fingerprint.Of(first.Pack, first.Id, facts),
            Kind = single.Min(static r => r.Kind),
            Category = first.Category,
            Severity = first.Severity,
            Title = first.Title,
            Text = first.Text,
            Why = first.Why,
            PatientText = single.Reverse().Aggregate(first.PatientText, static (texts, r) => texts.SetItems(r.PatientText)),
            Action = first.Action,
            Actions = [.. single.SelectMany(AllActions).DistinctBy(static a => (a.Verb, a.Concept, a.To)).Skip(1)],
            Responsible = [.. single.SelectMany(static r => r.Responsible).Distinct()],
            DoWithin = Soonest(group, single, asOf),
            Facts = facts,
            Rules = [.. single.Select(static r => r.Id)],
            Evidence = DistinctEvidence(single.SelectMany(static r => r.Evidence)),
            Reasons = [.. single.Select(Reason)],
        };
    }

    /// <summary>
    /// A rule that gave way: still shown, with the reason, but without the actions that the other rule opposes, or the half of a switch; where nothing else is left to do, for
    /// information alone.
    /// </summary>
    public static Recommendation Outweighed(Recommendation loser, IReadOnlyList<Outweighed> to, RecommendationBuilder builder)
    {
        ILookup<(ActionVerb, string, string?), (BoundAction Action, bool StopStays)> opposed = to.SelectMany(static o => o.Actions.Select(a => (Action: a, StopStays: o.StopsOnly.Contains(a))))
            .ToLookup(o => builder.Action(o.Action) is var a ? (a.Verb, a.Concept, a.To) : default);
        ImmutableArray<RecommendedAction> left =
        [
            .. AllActions(loser).SelectMany(a => opposed[(a.Verb, a.Concept, a.To)].ToArray() is not { Length: > 0 } lost ? [a]
                : lost.All(static o => o.StopStays) ? new[] { builder.Action(lost[0].Action.StopHalf()) } : []),
        ];
        string by = string.Join(" ", to.Select(static o => $"Outweighed by {o.Winner.Plan.Rule.Title}: {o.Because.TrimEnd('.')}."));
        return new Recommendation
        {
            Id = loser.Id,
            Pack = loser.Pack,
            Fingerprint = loser.Fingerprint,
            Kind = loser.Kind,
            Category = loser.Category,
            Severity = left.IsEmpty ? Severity.Info : loser.Severity,
            Title = loser.Title,
            Text = $"{by} It would say: {loser.Text}",
            Why = loser.Why,
            Action = left.IsEmpty ? null : left[0],
            Actions = left.IsEmpty ? [] : left[1..],
            Responsible = left.IsEmpty ? [] : loser.Responsible,
            DoWithin = left.IsEmpty ? null : loser.DoWithin,
            Facts = loser.Facts,
            Rules = loser.Rules,
            Evidence = loser.Evidence,
            Reasons = [.. to.Select(static o => new RuleReason { Rule = o.Winner.Plan.Rule.Id, Title = o.Winner.Plan.Rule.Title, Severity = RuleEvaluator.SeverityOf(o.Winner.Plan), Text = o.Because, Evidence = o.Winner.Plan.Rule.Evidence })],
        };
    }

    public static RuleReason Reason(Recommendation one) =>
        new() { Rule = one.Id, Title = one.Title, Severity = one.Severity, Text = one.Text, Evidence = one.Evidence };

    /// <summary>Each item of the record once under each concept.</summary>
    public static ImmutableArray<RecommendationFact> DistinctFacts(IEnumerable<RecommendationFact> facts) =>
        [.. facts.DistinctBy(static f => (f.Source, f.Kind, f.Concept, f.Code?.System, f.Code?.Value, f.Value, f.ValueCode?.Value, f.Date))];

    public static ImmutableArray<Citation> DistinctEvidence(IEnumerable<Citation> evidence) =>
        [.. evidence.DistinctBy(static c => (c.Source, c.Section, c.Strength, c.Certainty, c.Published, c.Url))];

    private static IEnumerable<RecommendedAction> AllActions(Recommendation one) => one.Action is { } main ? one.Actions.Prepend(main) : one.Actions;

    // `Build` keeps the order, so that the words of the soonest stand at the same place.
    private static string? Soonest(ImmutableArray<RuleOutcome> group, ImmutableArray<Recommendation> single, DateOnly asOf)
    {
        DateOnly By(int index) => group[index].Plan.Rule.Payload is RecommendPayload payload
            ? payload.SameDay ? asOf : payload.DoWithin?.After(asOf) ?? DateOnly.MaxValue
            : DateOnly.MaxValue;
        int soonest = Enumerable.Range(0, single.Length).MinBy(By);
        return single[soonest].DoWithin;
    }
}
