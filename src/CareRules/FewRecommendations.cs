using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules;

/// <summary>
/// Few and right: what was acknowledged is not said again while that holds, and beyond a number of the host's choice only what is critical is. Nothing
/// is lost: all that is not shown is listed with its reason.
/// </summary>
internal static class FewRecommendations
{
    /// <param name="Shown">In the fixed order.</param>
    /// <param name="Suppressed">In the fixed order.</param>
    /// <param name="Open">All that nobody acknowledged, shown or held back.</param>
    public readonly record struct Choice(ImmutableArray<Recommendation> Shown, ImmutableArray<SuppressedRecommendation> Suppressed, ImmutableArray<Recommendation> Open);

    public static Choice Of(ImmutableArray<Recommendation> all, AcknowledgedItems acknowledged, int? most, DateOnly asOf, Func<Criterion, Truth> truthOf)
    {
        Dictionary<Recommendation, SuppressedRecommendation> silenced = [];
        foreach (Recommendation one in all)
        {
            if (acknowledged.Silencing(one, asOf, truthOf) is { } by)
            {
                silenced[one] = by;
            }
        }

        ImmutableArray<Recommendation> open = [.. all.Where(r => !silenced.ContainsKey(r))];

        // The gravest come first: what is cut off at the end is never critical unless the number alone would cut it.
        int shown = most is { } limit ? Math.Max(limit, open.Count(static r => r.Severity == Severity.Critical)) : open.Length;
        foreach (Recommendation held in open.Skip(shown))
        {
            silenced[held] = new SuppressedRecommendation(held);
        }

        return new Choice([.. open.Take(shown)], [.. all.Where(silenced.ContainsKey).Select(r => silenced[r])], open);
    }
}
