using CareRules.Clinical;

namespace CareRules.Evaluation;

/// <summary>Runs a plan over one record on one day. Pure: equal input, equal outcome.</summary>
internal static class Evaluator
{
    public static PatientEvaluation Evaluate(EvaluationPlan plan, PatientRecord record, DateOnly asOf, EvaluationSettings settings)
    {
        EvaluationContext context = new(plan, record, asOf, settings);
        if (NotEvaluatedBecause(record, asOf))
        {
            return new PatientEvaluation(context, new DeceasedPatient(record.DeceasedOn));
        }

        PatientEvaluation evaluation = new(context, null);
        evaluation.Run();
        return evaluation;
    }

    // Died on or before the as-of date, or at a time that does not say.
    private static bool NotEvaluatedBecause(PatientRecord record, DateOnly asOf) =>
        record.IsDeceased && (record.DeceasedOn is not { } on || DateInterval.Of(on).IsAfter(asOf) != true);
}
