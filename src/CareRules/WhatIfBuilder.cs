using System.Collections.Immutable;
using CareRules.Explanations;

namespace CareRules;

/// <summary>Compares two results: recommendations are the same by pack, id and the facts that they act on, never by their words.</summary>
internal sealed class WhatIfBuilder(EvaluationResult before, EvaluationResult after)
{
    // The facts of all that a result says, for what came or went; asked for only where something did.
    private readonly Lazy<HashSet<string>> knownBefore = new(() => Known(before));
    private readonly Lazy<HashSet<string>> knownAfter = new(() => Known(after));

    public static WhatIfResult Compare(EvaluationResult before, EvaluationResult after) => new WhatIfBuilder(before, after).Compare();

    private WhatIfResult Compare()
    {
        Dictionary<string, Recommendation> old = ByKey(before);
        Dictionary<string, Recommendation> now = ByKey(after);
        ImmutableArray<WhatIfDifference>.Builder added = ImmutableArray.CreateBuilder<WhatIfDifference>();
        ImmutableArray<WhatIfDifference>.Builder worse = ImmutableArray.CreateBuilder<WhatIfDifference>();
        ImmutableArray<WhatIfDifference>.Builder same = ImmutableArray.CreateBuilder<WhatIfDifference>();
        HashSet<string> kept = [];
        foreach ((string key, Recommendation recommendation) in now)
        {
            if (!old.TryGetValue(key, out Recommendation? was) || ActsOnOthers(was, recommendation))
            {
                added.Add(new WhatIfDifference(recommendation, Came(recommendation)));
                continue;
            }

            kept.Add(key);
            ImmutableArray<string> reasons = Graver(was, recommendation);
            (reasons.IsEmpty ? same : worse).Add(new WhatIfDifference(recommendation, reasons));
        }

        return new WhatIfResult
        {
            Before = before,
            After = after,
            New = added.ToImmutable(),
            Resolved = [.. old.Where(o => !kept.Contains(o.Key)).Select(o => new WhatIfDifference(o.Value, Went(o.Value)))],
            Worsened = worse.ToImmutable(),
            Unchanged = same.ToImmutable(),
        };
    }

    // In the order of the result.
    private static Dictionary<string, Recommendation> ByKey(EvaluationResult result)
    {
        Dictionary<string, Recommendation> keyed = new(StringComparer.Ordinal);
        foreach (Recommendation recommendation in result.Recommendations)
        {
            keyed.TryAdd($"{recommendation.Pack}/{recommendation.Id}", recommendation);
        }

        return keyed;
    }

    // What is said of one medicine is settled when the same is said of another: that is a new thing, not the old one unchanged.
    private static bool ActsOnOthers(Recommendation was, Recommendation now)
    {
        string[] before = ActedOn(was);
        string[] after = ActedOn(now);
        return before.Length > 0 && after.Length > 0 && !before.Intersect(after, StringComparer.Ordinal).Any();
    }

    private static string[] ActedOn(Recommendation recommendation)
    {
        HashSet<string> acted = [.. recommendation.Actions.Prepend(recommendation.Action).OfType<RecommendedAction>().Select(static a => a.Concept)];
        return [.. recommendation.Facts.Where(f => acted.Contains(f.Concept)).Select(Identity)];
    }

    private static ImmutableArray<string> Graver(Recommendation was, Recommendation now)
    {
        ImmutableArray<string> reasons = now.Severity > was.Severity ? [$"severity {KebabNames.Of(now.Severity)}, was {KebabNames.Of(was.Severity)}"] : [];
        return reasons.AddRange(Further([.. was.Facts.Select(Identity)], now.Facts).Select(static f => $"also {f}"));
    }

    private ImmutableArray<string> Came(Recommendation now)
    {
        string[] further = [.. Further(knownBefore.Value, now.Facts)];
        return further.Length > 0 ? [.. further.Select(static f => $"because of {f}")]
            : [OutcomeOf(now, before) == RuleOutcomeKind.Undetermined ? "it could not be decided before" : "it did not hold before"];
    }

    private ImmutableArray<string> Went(Recommendation was)
    {
        string[] gone = [.. Further(knownAfter.Value, was.Facts)];
        string outcome = OutcomeOf(was, after) == RuleOutcomeKind.Undetermined ? "it can no longer be decided" : "it no longer holds";
        return gone.Length > 0 ? [outcome, .. gone.Select(static f => $"it rested on {f}")] : [outcome];
    }

    private static RuleOutcomeKind? OutcomeOf(Recommendation recommendation, EvaluationResult result) =>
        result.Explainer is { } explainer && RuleIndex.Of(explainer.Plan).Find($"{recommendation.Pack}/{recommendation.Id}") is not null
            ? result.OutcomeOf($"{recommendation.Pack}/{recommendation.Id}")
            : null;

    private static IEnumerable<string> Further(HashSet<string> known, ImmutableArray<RecommendationFact> facts) =>
        facts.Where(f => !known.Contains(Identity(f))).Select(ResultPhrases.Fact).Distinct(StringComparer.Ordinal);

    private static HashSet<string> Known(EvaluationResult result) => [.. result.Recommendations.SelectMany(static r => r.Facts).Select(Identity)];

    private static string Identity(RecommendationFact fact) => string.Join(
        '\u001F', fact.Source, fact.Kind, fact.Concept, fact.Code?.System, fact.Code?.Value, fact.Value is { } value ? QuantityText.Of(value) : "", fact.Date?.ToString());
}
