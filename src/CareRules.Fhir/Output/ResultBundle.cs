using System.Collections.Immutable;

namespace CareRules.Fhir.Output;

/// <summary>What a Bundle of a result holds: the identifiers of its entries, given once, so that entries can refer to one another.</summary>
internal sealed class ResultBundle
{
    public ResultBundle(EvaluationResult result, DateTimeOffset? recorded)
    {
        Result = result;
        Recorded = recorded ?? new DateTimeOffset(result.AsOf.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        StableIds ids = new();
        string?[] evaluation = [result.Patient, FhirTypes.Date(result.AsOf), result.Engine, .. result.Packs.Select(static p => p.Digest)];
        Id = ids.Next("bundle", evaluation);
        Guidance = ids.Next("guidance", evaluation);
        Outcome = Messages.Of(result).Any() ? ids.Next("outcome", evaluation) : null;
        Issues = [.. result.Recommendations.Where(IsIssue).Select(r => (r, ids.OfRecommendation("issue", result.Patient, r)))];
        Plan = result.Recommendations.IsEmpty && result.Plan is not { Visits.IsEmpty: false } ? null : ids.Next("plan", evaluation);
        Provenance = ids.Next("provenance", evaluation);
    }

    public EvaluationResult Result { get; }

    /// <summary>When the Bundle is said to have been recorded.</summary>
    public DateTimeOffset Recorded { get; }

    public string Id { get; }

    public string Guidance { get; }

    /// <summary>Null when there is nothing to tell beside the result.</summary>
    public string? Outcome { get; }

    /// <summary>The recommendations that are issues, in the order of the result.</summary>
    public ImmutableArray<(Recommendation Recommendation, string Id)> Issues { get; }

    /// <summary>Null when nothing is proposed.</summary>
    public string? Plan { get; }

    public string Provenance { get; }

    /// <summary>All entries but the provenance, in their order.</summary>
    public IEnumerable<string> Targets => new[] { Guidance, Outcome }.Concat(Issues.Select(static i => i.Id)).Append(Plan).OfType<string>();

    // A check that is due and work to be shared out are care that is proposed, not something wrong with care that is given.
    private static bool IsIssue(Recommendation recommendation) =>
        recommendation.Kind is RecommendationKind.Interaction or RecommendationKind.TargetConflict or RecommendationKind.ActionConflict;
}
