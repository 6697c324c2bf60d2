using CareRules.Binding;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Analysis;

/// <summary>What a score can come to, whatever the patient: never less than what is possible.</summary>
internal sealed class ScoreRanges(BoundRuleSet rules)
{
    private readonly Dictionary<int, (decimal? Low, decimal? High, bool Whole)> known = [];

    public (Bounds Range, bool Whole) Of(int score)
    {
        (decimal? low, decimal? high, bool whole) = Range(score);
        return (new Bounds(low is { } l ? Rational.From(l) : null, low is not null, high is { } h ? Rational.From(h) : null, high is not null), whole);
    }

    // Analysis runs where there is no error, and a score that uses itself is one: this ends.
    private (decimal? Low, decimal? High, bool Whole) Range(int score)
    {
        if (known.TryGetValue(score, out (decimal?, decimal?, bool) found))
        {
            return found;
        }

        ScoreModel model = rules.Scores[score];
        (decimal? Low, decimal? High, bool Whole)[] parts = [.. model.Parts.Select(Part)];
        bool whole = parts.All(static p => p.Whole);
        decimal? low = null;
        decimal? high = null;
        if (!parts.Any(static p => p.Low is null))
        {
            low = model.TakesHighest ? Math.Min(0, parts.Min(static p => p.Low!.Value)) : parts.Sum(static p => p.Low!.Value);
        }

        if (!parts.Any(static p => p.High is null))
        {
            high = model.TakesHighest ? Math.Max(0, parts.Max(static p => p.High!.Value)) : parts.Sum(static p => p.High!.Value);
        }

        return known[score] = (low, high, whole);
    }

    private (decimal? Low, decimal? High, bool Whole) Part(ScorePart part) => part switch
    {
        CriterionPart p => (Math.Min(0, p.Points), Math.Max(0, p.Points), decimal.IsInteger(p.Points)),
        PerPart p => (p.Points < 0 ? null : 0, p.Points > 0 ? null : 0, decimal.IsInteger(p.Points)),
        SubScorePart p => Range(p.Score),
        _ => (null, null, false),
    };
}
