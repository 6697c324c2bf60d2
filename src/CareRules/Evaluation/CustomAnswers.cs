using System.Collections.Concurrent;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>What the host's predicates answered about one patient on one day: each is asked once, and its answer kept for whatever asks later. Safe to use from several threads.</summary>
internal sealed class CustomAnswers(PatientRecord record, DateOnly asOf)
{
    private readonly ConcurrentDictionary<(int Custom, string With), Lazy<CustomAnswer?>> given = new();
    private volatile bool hasFailed;

    /// <summary>Whether a predicate failed; then a rule that is not decided may have failed with it.</summary>
    public bool HasFailed => hasFailed;

    /// <summary>The answer; null where the predicate failed. A record that is only imagined is asked about afresh.</summary>
    public CustomAnswer? Of(CustomCriterion use, CustomModel model, PatientRecord asked, DateOnly on)
    {
        if (!ReferenceEquals(asked, record) || on != asOf)
        {
            return Ask(use, model, asked, on);
        }

        return given.GetOrAdd((use.Custom, use.Key), _ => new Lazy<CustomAnswer?>(() => Ask(use, model, asked, on))).Value;
    }

    // What a predicate throws may name the patient: nothing of it is kept.
    private CustomAnswer? Ask(CustomCriterion use, CustomModel model, PatientRecord asked, DateOnly on)
    {
        CustomAnswer? answer = null;
        try
        {
            answer = model.Predicate!(asked, on, use.With);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The rule that waits for the answer fails: see RuleEvaluator.
        }

        hasFailed |= answer is null;
        return answer;
    }
}
