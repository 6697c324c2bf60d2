using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>
/// Which concepts of a plan lie inside others, by their includes and by their codes. A code in common is not enough: a fixed combination lies in
/// the concepts of both its ingredients. Found out once a plan and pair.
/// </summary>
internal sealed class ConceptOverlap
{
    private static readonly ConditionalWeakTable<EvaluationPlan, ConceptOverlap> All = [];

    private readonly ConcurrentDictionary<(int, int), bool> known = [];
    private readonly ConcurrentDictionary<int, ImmutableArray<Code>> members = [];
    private readonly EvaluationPlan plan;

    private ConceptOverlap(EvaluationPlan plan) => this.plan = plan;

    public static ConceptOverlap Of(EvaluationPlan plan) => All.GetValue(plan, static p => new ConceptOverlap(p));

    /// <summary>The same, or one inside the other.</summary>
    public bool AreNested(ConceptId a, ConceptId b) => LiesIn(a, b) || LiesIn(b, a);

    /// <summary>Whether every member of one lies in the other.</summary>
    public bool LiesIn(ConceptId narrow, ConceptId broad) => narrow == broad || known.GetOrAdd(
        (narrow.Index, broad.Index), static (pair, me) => me.Members(pair.Item1) is { IsEmpty: false } all && all.All(code => me.Holds(pair.Item2, code)), this);

    // Codes that the concept itself excepts are no members, whatever an included concept lists.
    private ImmutableArray<Code> Members(int concept) => members.GetOrAdd(concept, static (index, me) =>
    [
        .. me.Closure(index, []).SelectMany(i => CodesOf(me.plan.Concepts[i])).Where(code => me.Holds(index, code)).Distinct(),
    ], this);

    private static IEnumerable<Code> CodesOf(Concept concept) =>
        concept.Codes.Select(static c => new Code(CodeSystems.Resolve(c.System), c.Code))
            .Append(new Code(CodeSystems.Concept, concept.Name)).Append(new Code(CodeSystems.Concept, $"{concept.Pack}/{concept.Name}"));

    private HashSet<int> Closure(int index, HashSet<int> seen)
    {
        if (index >= 0 && seen.Add(index))
        {
            foreach (ConceptId included in plan.Concepts[index].Includes)
            {
                Closure(included.Index, seen);
            }
        }

        return seen;
    }

    private bool Holds(int concept, Code code) => plan.Codes.Find(code.System, code.Value).Contains(concept);
}
