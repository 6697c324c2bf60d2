using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>distinct: ingredient</c>: products with the same set of ingredients are one; where the set is not known the count is a range.</summary>
internal static class DistinctIngredients
{
    private const int AtcSubstanceLength = 7;

    public static (int Least, int Most) Count(FactSet facts, EvaluationContext context)
    {
        HashSet<string> sure = new(StringComparer.Ordinal);
        HashSet<string> possible = new(StringComparer.Ordinal);
        List<Fact> unnamed = [];
        (int sureUnnamed, int sureUncoded, int uncoded, int ofClass) = (0, 0, 0, 0);
        foreach (Candidate item in facts.Items)
        {
            if (facts.Concept == ConceptId.Any && !context.Tables.HasUsableCode(item.Fact, ConceptKind.Medication))
            {
                // An item without a usable code is some medicine: it counts as one.
                uncoded++;
                sureUncoded += item.IsCertain ? 1 : 0;
            }
            else if (Of(item.Fact, context.Plan) is { } ingredients)
            {
                _ = possible.Add(ingredients);
                _ = item.IsCertain && sure.Add(ingredients);
            }
            else
            {
                // Two items with the code of one product are one; two with the code of a class may be two of its substances.
                if (IsOfClass(item.Fact, context.Plan))
                {
                    ofClass++;
                }
                else
                {
                    unnamed.Add(item.Fact);
                }

                sureUnnamed += item.IsCertain ? 1 : 0;
            }
        }

        // One whose ingredients are not known may be any of the others, but it is something.
        return (Math.Max(sure.Count, Math.Min(1, sureUnnamed)) + sureUncoded, possible.Count + DistinctFacts.Groups(unnamed, context.Plan) + ofClass + uncoded);
    }

    /// <summary>Whether two items are known to hold different ingredients.</summary>
    public static bool AreDifferent(Fact a, Fact b, EvaluationPlan plan) =>
        Of(a, plan) is { } first && Of(b, plan) is { } second && !string.Equals(first, second, StringComparison.Ordinal);

    /// <summary>Whether two items are known to be the same: by a code of a product that both have, or by their ingredients.</summary>
    public static bool AreSame(Fact a, Fact b, EvaluationPlan plan) =>
        plan.CodeMap.WithMapped(a.Codes).Any(c => plan.CodeMap.WithMapped(b.Codes).Contains(c) && !IsOfClass(c, plan)) || (Of(a, plan) is { } first && string.Equals(first, Of(b, plan), StringComparison.Ordinal));

    // The substance level of ATC; the topmost ancestors in a terminology; of a fact written with a concept, that concept's own, or the concept itself where it includes no others.
    private static string? Of(Fact fact, EvaluationPlan plan)
    {
        SortedSet<string> substances = new(StringComparer.Ordinal);
        foreach (Code code in plan.CodeMap.WithMapped(fact.Codes))
        {
            if (code.System == CodeSystems.Atc && code.Value.Length == AtcSubstanceLength)
            {
                _ = substances.Add(code.Value);
            }
            else if (plan.Ingredients.TryGetValue(code, out ImmutableArray<string> named))
            {
                substances.UnionWith(named);
            }
            else if (NativeCodes.ConceptOf(code, plan) is { } concept && OfConcept(concept) is { } substance)
            {
                _ = substances.Add(substance);
            }
        }

        return substances.Count == 0 ? null : string.Join('+', substances);
    }

    private static bool IsOfClass(Fact fact, EvaluationPlan plan) =>
        plan.CodeMap.WithMapped(fact.Codes).Any(c => IsOfClass(c, plan));

    private static bool IsOfClass(Code code, EvaluationPlan plan) =>
        code.System == CodeSystems.Atc ? code.Value.Length < AtcSubstanceLength : NativeCodes.ConceptOf(code, plan) is { } concept && OfConcept(concept) is null;

    private static string? OfConcept(Concept concept)
    {
        if (!concept.Includes.IsEmpty)
        {
            return null;
        }

        List<CodeEntry> atc = [.. concept.Codes.Where(static c => CodeSystems.Resolve(c.System) == CodeSystems.Atc)];
        return atc.Count == 1 && atc[0].Code.Length == AtcSubstanceLength ? atc[0].Code
            : atc.Count == 0 ? $"concept {concept.Pack}/{concept.Name}"
            : null;
    }
}
