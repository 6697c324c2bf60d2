using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules.Testing;

/// <summary>Compares what a test expects with what the rules say.</summary>
internal static class Expectations
{
    public static ImmutableArray<string> Check(RuleSet rules, RuleTestInfo test, PatientRecord patient)
    {
        EvaluationResult result = rules.Evaluate(patient, test.AsOf, Options(rules, test));
        return
        [
            .. Outcomes(result, test.Fires, RuleOutcomeKind.Fired),
            .. Outcomes(result, test.Silent, RuleOutcomeKind.Silent),
            .. Outcomes(result, test.Undetermined, RuleOutcomeKind.Undetermined),
            .. Gaps(result, test),
            .. CareExpectations.Check(result, test),
            .. Others(result, test),
            .. Failed(result),
        ];
    }

    // Only rules in force speak; a draft that the test names speaks as well, so that it can be tested before it is.
    private static EvaluationOptions Options(RuleSet rules, RuleTestInfo test)
    {
        HashSet<string> named = [.. test.Fires, .. test.Silent, .. test.Undetermined];
        return rules.Rules.Any(r => IsDraft(r) && named.Contains(Name(r)))
            ? new EvaluationOptions { IncludeDrafts = true, Rules = [.. rules.Rules.Where(r => !IsDraft(r) || named.Contains(Name(r))).Select(Name)] }
            : EvaluationOptions.Default;
    }

    private static bool IsDraft(RuleInfo rule) => rule.Status is RuleStatus.Draft or RuleStatus.Review;

    private static string Name(RuleInfo rule) => $"{rule.Pack}/{rule.Id}";

    private static IEnumerable<string> Outcomes(EvaluationResult result, ImmutableArray<string> rules, RuleOutcomeKind expected)
    {
        foreach (string rule in rules)
        {
            RuleOutcomeKind got = result.OutcomeOf(rule);
            if (got != expected)
            {
                yield return $"`{rule}`: expected {Word(expected)}, got {Word(got)}{Because(result, rule, got, expected)}";
            }
        }
    }

    // A list of gaps names concepts or sections; what it does not name may be missing too.
    private static IEnumerable<string> Gaps(EvaluationResult result, RuleTestInfo test)
    {
        string[] reported = [.. result.Gaps.Select(static g => g.Missing)];
        foreach (string gap in test.Gaps)
        {
            if (!reported.Contains(gap, StringComparer.Ordinal))
            {
                string got = reported.Length == 0 ? "none" : string.Join(", ", reported.Select(static m => $"`{m}`"));
                yield return $"expected `{gap}` to be listed as missing; listed: {got}.";
            }
        }
    }

    private static IEnumerable<string> Others(EvaluationResult result, RuleTestInfo test)
    {
        // What rules say together is expected when each of them is.
        string[] expected = [.. test.Fires.Select(static f => f[(f.IndexOf('/', StringComparison.Ordinal) + 1)..])];
        foreach (Recommendation other in result.Recommendations.Where(r => !test.Fires.Contains($"{r.Pack}/{r.Id}", StringComparer.Ordinal) && !CareExpectations.IsNamed(r, test) && !IsOf(r, expected)))
        {
            if (test.NothingElse)
            {
                yield return $"expected nothing else, got `{other}` ({Word(other.Severity)}).";
            }
            else if (other.Severity > test.AtMost)
            {
                yield return $"expected nothing else above {Word(test.AtMost.Value)}, got `{other}` ({Word(other.Severity)}).";
            }
        }
    }

    // A conflict is never taken for granted: it is expected only by its name.
    private static bool IsOf(Recommendation recommendation, string[] expected) =>
        recommendation.Kind is not (RecommendationKind.ActionConflict or RecommendationKind.TargetConflict)
        && !recommendation.Rules.IsEmpty && recommendation.Rules.All(r => expected.Contains(r, StringComparer.Ordinal));

    private static IEnumerable<string> Failed(EvaluationResult result) => result.Failures.Select(static f => $"`{f.Rule}`: failed. {f.Text}");

    private static string Because(EvaluationResult result, string rule, RuleOutcomeKind got, RuleOutcomeKind expected)
    {
        if (got == RuleOutcomeKind.NotEvaluated)
        {
            return result.NotEvaluated is { } not ? $" (the patient is {not.Reason})." : " (the rule is not in force).";
        }

        if (got == RuleOutcomeKind.Failed)
        {
            return ".";
        }

        Explanation explanation = result.Explain(rule);
        string change = explanation.Changes.FirstOrDefault(c => c.Outcome == expected) is { } nearest
            ? $" It would {(expected == RuleOutcomeKind.Fired ? "fire" : "not fire")} if {string.Join(" and ", nearest.Steps)}."
            : "";
        return $". {explanation.Sentence}{change}";
    }

    private static string Word(RuleOutcomeKind kind) => kind switch
    {
        RuleOutcomeKind.Fired => "fires",
        RuleOutcomeKind.Silent => "silent",
        RuleOutcomeKind.Undetermined => "undetermined",
        RuleOutcomeKind.Failed => "failed",
        _ => "not evaluated",
    };

    private static string Word(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Moderate => "moderate",
        Severity.Low => "low",
        _ => "info",
    };
}
