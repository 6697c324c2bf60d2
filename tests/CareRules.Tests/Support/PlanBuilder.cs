using System.Collections.Frozen;
using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Tests.Support;

/// <summary>Builds plans by hand: concepts by name, found by native codes and by the exact codes given; rules in the order of adding.</summary>
internal sealed class PlanBuilder
{
    public static readonly SourceLocation Here = new("test.yaml", 1, 1, 1, 1);

    private readonly List<Concept> concepts = [];
    private readonly List<DefinitionModel> definitions = [];
    private readonly List<RulePlan> rules = [];

    public FrozenDictionary<Code, ImmutableArray<string>> Ingredients { get; set; } = FrozenDictionary<Code, ImmutableArray<string>>.Empty;

    public ConceptId Concept(string name, ConceptKind kind, Func<Concept, Concept>? more = null)
    {
        Concept concept = new() { Id = new ConceptId(concepts.Count), Pack = "test", Name = name, Kind = kind, Title = name, At = Here };
        concepts.Add(more?.Invoke(concept) ?? concept);
        return concept.Id;
    }

    public Criterion Define(string id, Criterion criterion)
    {
        definitions.Add(new DefinitionModel("test", id, null, criterion, Here));
        return new DefinitionCriterion(definitions.Count - 1, Here);
    }

    public RulePlan Rule(string id, Criterion when, Severity severity = Severity.Moderate, RuleStatus status = RuleStatus.Active, params ConceptId[] pivot)
    {
        RuleDefinition rule = new()
        {
            Pack = "test", Id = id, Title = id, Category = RuleCategory.DrugDisease, When = when, At = Here,
            Payload = new RecommendPayload { Severity = severity, Text = new TextTemplate([]) },
            Governance = new Governance { Status = status },
        };
        RulePlan plan = new(rules.Count, rule, pivot.Length == 0 ? Pivot.Everyone : new Pivot(false, [.. pivot]));
        rules.Add(plan);
        return plan;
    }

    public EvaluationPlan Build()
    {
        Dictionary<string, Dictionary<string, SortedSet<int>>> systems = new(StringComparer.Ordinal);
        foreach (Concept concept in concepts)
        {
            Add(systems, CodeSystems.Concept, concept.Name, concept.Id.Index);
            foreach (CodeEntry entry in concept.Codes)
            {
                Add(systems, CodeSystems.Resolve(entry.System), entry.Code, concept.Id.Index);
            }

            foreach (ConceptId included in concept.Includes)
            {
                Add(systems, CodeSystems.Concept, concepts[included.Index].Name, concept.Id.Index);
                foreach (CodeEntry entry in concepts[included.Index].Codes)
                {
                    Add(systems, CodeSystems.Resolve(entry.System), entry.Code, concept.Id.Index);
                }
            }
        }

        return new EvaluationPlan
        {
            Packs = [],
            Concepts = [.. concepts],
            Codes = new CodeIndex(systems.ToFrozenDictionary(static s => s.Key, static s => (CodeTable)Table(s.Value), StringComparer.Ordinal)),
            Ingredients = Ingredients,
            Definitions = [.. definitions],
            Rules = [.. rules],
        };
    }

    private static void Add(Dictionary<string, Dictionary<string, SortedSet<int>>> systems, string system, string code, int concept)
    {
        if (!systems.TryGetValue(system, out Dictionary<string, SortedSet<int>>? codes))
        {
            systems[system] = codes = new(StringComparer.Ordinal);
        }

        if (!codes.TryGetValue(code, out SortedSet<int>? found))
        {
            codes[code] = found = [];
        }

        found.Add(concept);
    }

    private static ExactCodeTable Table(Dictionary<string, SortedSet<int>> codes) =>
        new ExactCodeTable(codes.ToFrozenDictionary(static c => c.Key, static c => (ImmutableArray<int>)[.. c.Value], StringComparer.Ordinal));
}
