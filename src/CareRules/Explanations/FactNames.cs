using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>What a fact is called: its own recorded name first, the title of a concept only where it has none.</summary>
internal static class FactNames
{
    public static string Of(Fact fact, ConceptId concept, EvaluationPlan plan) =>
        Recorded(fact, concept, plan) ?? Written(fact, plan) ?? Title(concept, plan);

    public static string Title(ConceptId concept, EvaluationPlan plan) => concept.Index >= 0 ? plan.Concepts[concept.Index].Title : "any";

    /// <summary>The name that the record gives it; null when it gives none.</summary>
    public static string? Recorded(Fact fact, ConceptId concept, EvaluationPlan plan) =>
        NotBlank(MatchedCode(fact, concept, plan)?.Display)
        ?? NotBlank(fact.Text)
        ?? fact.Codes.Select(static c => NotBlank(c.Display)).FirstOrDefault(static d => d is not null);

    /// <summary>The code by which a fact belongs to a concept, else its first code; null when it has none.</summary>
    public static Code? MatchedCode(Fact fact, ConceptId concept, EvaluationPlan plan)
    {
        foreach (Code code in fact.Codes)
        {
            if (concept.Index >= 0 && plan.Codes.Find(code.System, code.Value).Contains(concept.Index))
            {
                return code;
            }
        }

        return fact.Codes.IsDefaultOrEmpty ? null : fact.Codes[0];
    }

    // A fact that is written with a concept (rule tests, native files) has that concept's title for a name.
    private static string? Written(Fact fact, EvaluationPlan plan)
    {
        foreach (Code code in fact.Codes)
        {
            if (!string.Equals(code.System, CodeSystems.Concept, StringComparison.Ordinal))
            {
                continue;
            }

            foreach (Concept concept in plan.Concepts)
            {
                if (string.Equals(code.Value, concept.Name, StringComparison.Ordinal) ||
                    string.Equals(code.Value, $"{concept.Pack}/{concept.Name}", StringComparison.Ordinal))
                {
                    return concept.Title;
                }
            }
        }

        return null;
    }

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
