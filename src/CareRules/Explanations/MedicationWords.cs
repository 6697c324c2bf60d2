using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>How a medicine is taken, to be read after <c>is taken</c>.</summary>
internal static class MedicationWords
{
    public static string How(MedicationQuery query, EvaluationPlan plan) => string.Concat(
        query.Course switch { CourseType.Acute => " as a short course", CourseType.Repeat => " on repeat", _ => "" },
        query.AsNeeded switch { true => " as needed", false => " regularly", _ => "" },
        query.Route is { } route ? $" ({FactNames.Title(route, plan)})" : "",
        query.DailyDose is { } dose ? $" at a daily dose {Dose(TestWords.Of(dose))}" : "");

    private static string Dose(string dose) =>
        dose.StartsWith("above", StringComparison.Ordinal) || dose.StartsWith("below", StringComparison.Ordinal) ? dose : $"of {dose}";
}
