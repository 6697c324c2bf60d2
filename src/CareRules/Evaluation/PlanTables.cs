using System.Collections.Frozen;
using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>What evaluation reads off a plan once: which code systems are of use for a kind of fact, and which concepts hold vaccines.</summary>
internal sealed class PlanTables
{
    private const string VaccinesInAtc = "J07";

    private readonly FrozenDictionary<ConceptKind, FrozenSet<string>> systems;
    private readonly FrozenSet<int> vaccines;
    private readonly CodeMap codeMap;
    private readonly ImmutableArray<MeasureScale> scales;

    public PlanTables(EvaluationPlan plan)
    {
        Dictionary<ConceptKind, HashSet<string>> used = [];
        HashSet<int> holding = [];
        foreach (Concept concept in plan.Concepts)
        {
            if (!used.TryGetValue(concept.Kind, out HashSet<string>? set))
            {
                // Facts that name a concept of the pack always have a usable code.
                used[concept.Kind] = set = new HashSet<string>(StringComparer.Ordinal) { CodeSystems.Concept };
            }

            foreach (CodeEntry entry in concept.Codes)
            {
                set.Add(CodeSystems.Resolve(entry.System));
            }
        }

        foreach (Concept concept in plan.Concepts)
        {
            if (HoldsVaccines(plan.Concepts, concept.Id, []))
            {
                holding.Add(concept.Id.Index);
            }
        }

        codeMap = plan.CodeMap;
        Queries = new QueryNumbers(plan);
        systems = used.ToFrozenDictionary(static p => p.Key, static p => p.Value.ToFrozenSet(StringComparer.Ordinal));
        vaccines = holding.ToFrozenSet();
        Pivots = new PivotIndex(plan);
        Closable = [.. plan.Concepts.Where(static c => c.ResolvedBy is not null)];
        Closed = plan.Codes.SharingWith(Closable.Select(static c => c.Id.Index).ToHashSet()).ToFrozenSet();
        scales = [.. plan.Concepts.Select(static concept => new MeasureScale(concept))];
    }

    /// <summary>Concepts whose facts may be closed, under whatever concept they are asked for.</summary>
    public FrozenSet<int> Closed { get; }

    /// <summary>The conditions that a later code of another concept closes.</summary>
    public ImmutableArray<Concept> Closable { get; }

    /// <summary>The questions that rules and definitions ask.</summary>
    public QueryNumbers Queries { get; }

    /// <summary>Whether some code is of a system that a loaded concept of the kind uses.</summary>
    public bool HasUsableCode(Fact fact, ConceptKind kind)
    {
        if (fact.Codes.IsDefaultOrEmpty || !systems.TryGetValue(kind, out FrozenSet<string>? used))
        {
            return false;
        }

        foreach (Code code in fact.Codes)
        {
            if (code.System is { } system && (used.Contains(system) || (codeMap.Find(code) is { } mapped && used.Contains(mapped.To.System))))
            {
                return true;
            }
        }

        return false;
    }

    public PivotIndex Pivots { get; }

    /// <summary>Whether any loaded concept is of the kind.</summary>
    public bool Uses(ConceptKind kind) => systems.ContainsKey(kind);

    public MeasureScale Scale(ConceptId concept) => scales[concept.Index];

    public bool HoldsVaccines(ConceptId concept) => vaccines.Contains(concept.Index);

    private static bool HoldsVaccines(ImmutableArray<Concept> concepts, ConceptId id, HashSet<int> seen)
    {
        if (id.Index < 0 || !seen.Add(id.Index))
        {
            return false;
        }

        Concept concept = concepts[id.Index];
        foreach (CodeEntry entry in concept.Codes)
        {
            string system = CodeSystems.Resolve(entry.System);
            if (system == CodeSystems.Cvx || (system == CodeSystems.Atc && entry.Code.StartsWith(VaccinesInAtc, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        foreach (ConceptId included in concept.Includes)
        {
            if (HoldsVaccines(concepts, included, seen))
            {
                return true;
            }
        }

        return false;
    }
}
