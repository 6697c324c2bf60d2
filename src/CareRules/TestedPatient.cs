using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules;

/// <summary>The patient of a rule test, and what the test says of one rule.</summary>
internal sealed class TestedPatient(EvaluationContext context, Func<Truth, bool> isExpected)
{
    /// <summary>Whether the test would go on passing with the criterion. A criterion that cannot be evaluated would be noticed.</summary>
    public bool Accepts(Criterion criterion)
    {
        try
        {
            return isExpected(CriterionEvaluator.Evaluate(criterion, context));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return false;
        }
    }
}
