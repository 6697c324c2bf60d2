using System.Collections.Immutable;
using CareRules.Model;

namespace CareRules.Evaluation.Firing;

/// <summary>Makes the <see cref="FiringIndex"/> of a plan.</summary>
internal sealed class FiringIndexBuilder
{
    private readonly EvaluationPlan plan;
    private readonly CancellationToken cancellation;
    private readonly AtomTable atoms;
    private readonly NodeTable nodes;
    private readonly BucketChoice choice;
    private readonly List<int> demands = [];
    private readonly Dictionary<int, List<FiringEntry>> buckets = [];
    private readonly List<FiringEntry> everybody = [];

    public FiringIndexBuilder(EvaluationPlan plan, CancellationToken cancellation)
    {
        this.plan = plan;
        this.cancellation = cancellation;
        atoms = new AtomTable(plan);
        nodes = new NodeTable(atoms);
        choice = new BucketChoice(plan, atoms, plan.Codes.CountByConcept(plan.Concepts.Length));
    }

    public FiringIndex Build()
    {
        int[] definitions = [.. plan.Definitions.Select(d => nodes.Of(d.Criterion))];
        FiringRule[] rules = [.. plan.Rules.Select(Rule)];
        ImmutableArray<(ConceptId Concept, ThresholdGroup Group)> groups = atoms.Groups();
        Measure[] measures = Measures(groups);
        ConceptRow[] rows = Rows(measures);
        FiringEntry[][] byAtom = [.. Enumerable.Range(0, atoms.Atoms.Count).Select(a => buckets.TryGetValue(a, out List<FiringEntry>? list) ? list.ToArray() : [])];
        return new FiringIndex
        {
            Plan = plan,
            Atoms = [.. atoms.Atoms],
            Rows = rows,
            Measures = measures,
            Groups = [.. groups.Select(static g => g.Group)],
            Nodes = [.. nodes.Nodes],
            Operands = [.. nodes.Operands],
            Definitions = definitions,
            Rules = rules,
            Demands = [.. demands],
            Buckets = byAtom,
            Everybody = [.. everybody],
            LargestBucket = Math.Max(everybody.Count, byAtom.Max(static b => b.Length)),
            ReadsOtherSections = Array.Exists(rows, static r => r.Presence >= 0),
        };
    }

    private FiringRule Rule(RulePlan rule)
    {
        cancellation.ThrowIfCancellationRequested();
        RuleVoice voice = FiringIndex.VoiceOf(rule.Rule);
        Criterion when = rule.Rule.When;
        int root = nodes.Of(when);
        RuleParts parts = RuleParts.Of(when, atoms);
        HashSet<int>? pivots = choice.Of(when);

        // Two more atoms that are known as soon as the facts are read, the rarest first, put most rules aside at a glance.
        int[] wanted = [.. parts.MustBeTrue.Distinct().Where(a => pivots is not { Count: 1 } || !pivots.Contains(a))];
        int[] glance = [.. wanted.Where(a => atoms.Atoms[a].IsSetByFacts).OrderBy(choice.Commonness).ThenBy(static a => a).Take(2)];
        int first = demands.Count;
        demands.AddRange(wanted.Except(glance));
        demands.AddRange(parts.MustBeFalse.Distinct().Select(static a => ~a));
        FiringEntry entry = new(rule.Index, glance.ElementAtOrDefault(0), glance.ElementAtOrDefault(1));
        if (voice == RuleVoice.Never)
        {
            // Its criterion is laid out all the same: it may be asked for.
        }
        else if (pivots is null)
        {
            everybody.Add(entry);
        }
        else
        {
            foreach (int atom in pivots.Order())
            {
                (buckets.TryGetValue(atom, out List<FiringEntry>? list) ? list : buckets[atom] = []).Add(entry);
            }
        }

        return new FiringRule(voice, pivots is { Count: > 1 }, first, demands.Count - first, parts.Rest.Count == 0 ? -1 : nodes.OfAll(parts.Rest), root);
    }

    private Measure[] Measures(ImmutableArray<(ConceptId Concept, ThresholdGroup Group)> groups) =>
    [
        .. groups.Select(static (g, i) => (g.Concept, Index: i)).GroupBy(static g => g.Concept).Select(g =>
        {
            Concept concept = plan.Concepts[g.Key.Index];
            return new Measure(g.Key, concept.Unit!, concept.Plausible, [.. g.Select(static x => x.Index)]);
        }),
    ];

    private ConceptRow[] Rows(Measure[] measures)
    {
        ConceptRow[] rows = new ConceptRow[plan.Concepts.Length];
        Array.Fill(rows, new ConceptRow(-1, -1, -1, -1));
        for (int i = 0; i < atoms.Atoms.Count; i++)
        {
            (AtomKind kind, int argument, _) = atoms.Atoms[i];
            switch (kind)
            {
                case AtomKind.Condition: rows[argument] = rows[argument] with { Condition = i }; break;
                case AtomKind.Medication: rows[argument] = rows[argument] with { Medication = i }; break;
                case AtomKind.Presence: rows[argument] = rows[argument] with { Presence = i }; break;
                default: break;
            }
        }

        for (int i = 0; i < measures.Length; i++)
        {
            int concept = measures[i].Concept.Index;
            rows[concept] = rows[concept] with { Measure = i };
        }

        return rows;
    }
}
