namespace CareRules.Testing;

/// <summary>Compares what a test expects of targets, reviews and conflicts with what the rules come to together.</summary>
internal static class CareExpectations
{
    private const string ConflictPrefix = "conflict:";

    public static IEnumerable<string> Check(EvaluationResult result, RuleTestInfo test)
    {
        foreach ((string measure, string aim) in test.Targets)
        {
            MeasureTarget? target = result.Targets.FirstOrDefault(t => string.Equals(t.Measure, measure, StringComparison.Ordinal));
            if (!string.Equals(target?.Effective, aim, StringComparison.Ordinal))
            {
                yield return $"`{measure}`: expected the target {aim}, got {(target is null ? "none" : target.Effective ?? Word(target.Status))}.";
            }
        }

        foreach ((string check, ReviewStatus status) in test.Reviews)
        {
            ReviewDue? review = result.Reviews.FirstOrDefault(r => string.Equals(r.Check, check, StringComparison.Ordinal));
            if (review?.Status != status)
            {
                yield return $"`{check}`: expected the review to be {Word(status)}, got {(review is null ? "none" : Word(review.Status))}.";
            }
        }

        string[] found = [.. result.Recommendations.Where(IsConflict).Select(static r => r.Id[ConflictPrefix.Length..])];
        foreach (string conflict in test.Conflicts)
        {
            if (!found.Contains(NameOf(conflict), StringComparer.Ordinal))
            {
                yield return $"expected a conflict over `{NameOf(conflict)}`; found: {(found.Length == 0 ? "none" : string.Join(", ", found))}.";
            }
        }
    }

    /// <summary>Whether a conflict or a review is one that the test names.</summary>
    public static bool IsNamed(Recommendation recommendation, RuleTestInfo test) =>
        (IsConflict(recommendation) && test.Conflicts.Any(c => string.Equals(NameOf(c), recommendation.Id[ConflictPrefix.Length..], StringComparison.Ordinal)))
        || test.Reviews.ContainsKey(recommendation.Id[(recommendation.Id.IndexOf(':', StringComparison.Ordinal) + 1)..]);

    private static bool IsConflict(Recommendation recommendation) => recommendation.Kind is RecommendationKind.ActionConflict or RecommendationKind.TargetConflict;

    private static string NameOf(string conflict) => conflict.StartsWith(ConflictPrefix, StringComparison.Ordinal) ? conflict[ConflictPrefix.Length..] : conflict;

    private static string Word(TargetStatus status) => status switch
    {
        TargetStatus.Conflict => "a conflict",
        TargetStatus.Individualise => "one to be agreed with the patient",
        _ => "one that is not known",
    };

    private static string Word(ReviewStatus status) => status switch
    {
        ReviewStatus.NotDue => "not due",
        ReviewStatus.Due => "due",
        ReviewStatus.Overdue => "overdue",
        _ => "unknown",
    };
}
