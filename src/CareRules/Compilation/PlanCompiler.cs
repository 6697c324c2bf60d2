using System.Collections.Immutable;
using CareRules.Binding;
using CareRules.Compilation.Passes;
using CareRules.Diagnostics;
using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Text;

namespace CareRules.Compilation;

/// <summary>Makes the plan that evaluation runs from packs without errors.</summary>
internal static class PlanCompiler
{
    /// <summary>The plan; null when an error was found on the way.</summary>
    public static EvaluationPlan? Compile(BoundRuleSet rules, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        CodeIndex codes = CodeMapping.Run(CodeExpansion.Run(rules, diagnostics, cancellation), rules.CodeMap, diagnostics);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        PivotChoice pivots = new(rules.Definitions, Uses(rules));
        return new EvaluationPlan
        {
            Packs = PackDigests.Run(rules),
            Concepts = rules.Concepts,
            Codes = codes,
            CodeMap = rules.CodeMap,
            Ingredients = IngredientTable.Run(rules.Terminologies.Where(t => Drugs(rules).Contains(t.Key))),
            Definitions = rules.Definitions,
            Scores = rules.Scores,
            Customs = rules.Customs,
            Metrics = rules.Metrics,
            Resolutions = rules.Resolutions,
            Rules = [.. rules.Rules.Heeding(cancellation).Select((rule, index) => new RulePlan(index, rule, pivots.Of(rule.When)))],
            AcuteLength = rules.AcuteLength,
        };
    }

    // Ingredients are a matter of the systems in which medicines are coded.
    private static HashSet<string> Drugs(BoundRuleSet rules) =>
        [.. rules.Concepts.Where(static c => c.Kind == ConceptKind.Medication).SelectMany(static c => c.Codes).Select(static c => c.System)];

    // How many rules ask for a concept stands in for how common it is in records, which no compiler can know.
    private static Dictionary<ConceptId, int> Uses(BoundRuleSet rules) =>
        rules.Rules.SelectMany(static r => r.When.SelfAndBelow())
            .Select(static c => c.Query()).OfType<FactQuery>()
            .SelectMany(static q => q.Concepts())
            .CountBy(static c => c).ToDictionary();
}
