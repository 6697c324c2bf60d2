using CareRules.Clinical;

namespace CareRules;

/// <summary>A recommendation that holds but is not among those shown: acknowledged, or beyond the number that the host asked for.</summary>
public sealed class SuppressedRecommendation
{
    internal SuppressedRecommendation(Recommendation recommendation)
    {
        Recommendation = recommendation;
    }

    /// <summary>What would have been shown.</summary>
    public Recommendation Recommendation { get; }

    /// <summary>True when nobody acknowledged it: it gave way to graver ones under <see cref="EvaluationOptions.MostRecommendations"/>.</summary>
    public bool IsHeldBack => Reason is null;

    /// <summary>The reason of the acknowledgement; null when it is held back.</summary>
    public Code? Reason { get; internal init; }

    /// <summary>The last day on which it is silenced, the pack's limit for critical ones included; null when no day is set.</summary>
    public DateOnly? Until { get; internal init; }

    /// <summary>The criterion on which it is shown again; null for none.</summary>
    public string? RearmWhen { get; internal init; }

    /// <summary>Prints the recommendation's id alone.</summary>
    public override string ToString() => Recommendation.ToString();
}
