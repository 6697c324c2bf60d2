using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Facts that are written with a concept of the pack in place of a code.</summary>
internal static class NativeCodes
{
    /// <summary>The concept that a native code names; null when it names none.</summary>
    public static Concept? ConceptOf(Code code, EvaluationPlan plan)
    {
        if (code.System != CodeSystems.Concept)
        {
            return null;
        }

        foreach (int index in plan.Codes.Find(CodeSystems.Concept, code.Value))
        {
            Concept concept = plan.Concepts[index];
            if (string.Equals(concept.Name, code.Value, StringComparison.Ordinal) || string.Equals($"{concept.Pack}/{concept.Name}", code.Value, StringComparison.Ordinal))
            {
                return concept;
            }
        }

        return null;
    }
}
