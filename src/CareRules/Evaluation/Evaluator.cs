using CareRules.Clinical;

namespace CareRules.Evaluation;

/// <summary>Runs a plan over one record on one day. Pure: equal input, equal outcome.</summary>
internal static class Evaluator
{
    public static PatientEvaluation Evaluate(EvaluationPlan plan, PatientRecord record, DateOnly asOf, EvaluationSettings settings)
    {
        EvaluationContext context = new(plan, record, asOf, settings);
        if (NotEvaluatedBecause(record, asOf) is { } died)
        {
            return new PatientEvaluation(context, died);
        }

        PatientEvaluation evaluation = new(context, null);
        evaluation.Run();
        return evaluation;
    }

    /// <summary>Died on or before the as-of date, or at a time that does not say; null for who is evaluated.</summary>
    public static DeceasedPatient? NotEvaluatedBecause(PatientRecord record, DateOnly asOf) =>
        record.IsDeceased && (record.DeceasedOn is not { } on || DateInterval.Of(on).IsAfter(asOf) != true) ? new DeceasedPatient(record.DeceasedOn) : null;
}
