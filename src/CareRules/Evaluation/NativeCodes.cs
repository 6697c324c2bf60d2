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

    /// <summary>All codes of a fact; a concept stands for the first code that it lists, else that of the first concept that it includes.</summary>
    public static HashSet<Code> Of(Fact fact, EvaluationPlan plan)
    {
        HashSet<Code> codes = [];
        foreach (Code code in fact.Codes)
        {
            _ = codes.Add(code);
            if (ConceptOf(code, plan) is { } concept && FirstCode(concept, plan, plan.Concepts.Length) is { } stated)
            {
                _ = codes.Add(stated);
            }
        }

        return codes;
    }

    private static Code? FirstCode(Concept concept, EvaluationPlan plan, int deepest) =>
        !concept.Codes.IsEmpty ? new Code(concept.Codes[0].System, concept.Codes[0].Code)
        : concept.Includes.IsEmpty || deepest == 0 || concept.Includes[0].Index < 0 ? null
        : FirstCode(plan.Concepts[concept.Includes[0].Index], plan, deepest - 1);
}
