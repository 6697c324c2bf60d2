using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules;

/// <summary>Reads off the criteria of all rules that may speak what a host must fetch.</summary>
internal sealed class DataRequirementsBuilder
{
    // Far enough from any month's end for lengths to be compared.
    private static readonly DateOnly Measure = new(2025, 1, 15);

    private readonly EvaluationPlan plan;
    private readonly SortedDictionary<RecordSection, Need> needs = [];
    private readonly HashSet<int> definitions = [];
    private readonly HashSet<int> scores = [];
    private bool birthDate;
    private bool sex;

    private DataRequirementsBuilder(EvaluationPlan plan) => this.plan = plan;

    public static DataRequirements Build(EvaluationPlan plan)
    {
        DataRequirementsBuilder builder = new(plan);
        foreach (RulePlan rule in plan.Rules.Where(static r => r.Rule.Disabled is null && r.Rule.Governance.Status is not (RuleStatus.Retired or RuleStatus.Suspended)))
        {
            builder.Visit(rule.Rule.When);
            builder.Visit(rule.Rule.Payload);
        }

        foreach (Criterion part in plan.Metrics.SelectMany(static m => new[] { m.InitialPopulation, m.Denominator, m.Exclusion, m.Numerator, m.Exception }).OfType<Criterion>())
        {
            builder.Visit(part);
        }

        return new DataRequirements([.. builder.needs.Select(builder.Requirement)], builder.birthDate, builder.sex);
    }

    private void Visit(RulePayload payload)
    {
        if (payload is TargetPayload target)
        {
            foreach (TargetAim aim in target.Aims)
            {
                Add(new ObservationQuery(aim.Measure) { Mode = ObservationMode.Latest });
            }
        }
        else if (payload is ReviewPayload review)
        {
            foreach (ReviewItem item in review.Items)
            {
                // The last one may lie further back than its interval: then it is overdue by that much.
                foreach (RecordSection section in RequiredSections.Of(plan.Concepts[item.Check.Index]))
                {
                    Add(section, item.Check, null);
                }
            }
        }
    }

    private void Visit(Criterion criterion)
    {
        foreach (Criterion node in criterion.SelfAndBelow())
        {
            birthDate |= node is AgeCriterion;
            sex |= node is SexCriterion;
            foreach (RecordSection section in node is CustomCriterion { Custom: int custom } ? plan.Customs[custom].Reads : [])
            {
                Add(section, ConceptId.Any, null);
            }

            if (node.Query() is { } query)
            {
                Add(query);
            }
            else if (node is DefinitionCriterion { Definition: int index } && definitions.Add(index))
            {
                Visit(plan.Definitions[index].Criterion);
            }
            else if (node is ScoreCriterion { Score: int score })
            {
                Visit(score);
            }
        }
    }

    private void Visit(int score)
    {
        if (!scores.Add(score))
        {
            return;
        }

        foreach (ScorePart part in plan.Scores[score].Parts)
        {
            switch (part)
            {
                case CriterionPart p:
                    Visit(p.When);
                    break;
                case PerPart p:
                    Add(p.Query);
                    break;
                case SubScorePart p:
                    Visit(p.Score);
                    break;
            }
        }
    }

    private void Add(FactQuery query)
    {
        Window? window = RequiredSections.WindowOf(query, plan);
        foreach (RecordSection section in RequiredSections.Of(query, plan))
        {
            Add(section, query.Concept, window);
        }

        if (query is ObservationQuery { Concept.Index: >= 0 } observation && plan.Concepts[observation.Concept.Index] is { Derived: { } derived } concept)
        {
            birthDate |= FormulaInputs.NeedsPerson(derived.Formula);
            sex |= FormulaInputs.NeedsSex(derived.Formula);
            foreach (DerivedInput input in derived.From)
            {
                Add(new ObservationQuery(input.Concept) { Mode = ObservationMode.Latest, Within = derived.Within });
            }

            foreach (DoseEquivalent part in concept.DoseEquivalents)
            {
                Add(new MedicationQuery(part.Concept));
            }
        }
    }

    private void Add(RecordSection section, ConceptId concept, Window? window)
    {
        if (!needs.TryGetValue(section, out Need? need))
        {
            needs[section] = need = new Need();
        }

        need.Any |= concept == ConceptId.Any;
        need.Concepts.Add(concept);
        Duration? length = window switch
        {
            PastWindow past => past.Length,
            BetweenWindow between => between.From,
            NextWindow => new Duration(0, DurationUnit.Day),
            _ => null,
        };
        need.WholePast |= length is null;
        if (length is { } one && (need.LookBack is not { } longest || one.Before(Measure) < longest.Before(Measure)))
        {
            need.LookBack = one;
        }
    }

    private SectionRequirement Requirement(KeyValuePair<RecordSection, Need> pair)
    {
        SortedDictionary<string, SortedSet<string>> codes = new(StringComparer.Ordinal);
        HashSet<ConceptId> seen = [];
        foreach (ConceptId concept in pair.Value.Any ? [] : pair.Value.Concepts)
        {
            Collect(concept, codes, seen);
        }

        foreach ((Code own, _) in plan.CodeMap.All.Where(m => plan.Codes.Find(m.Key.System, m.Key.Value).Any(c => seen.Contains(new ConceptId(c)))))
        {
            (codes.TryGetValue(own.System, out SortedSet<string>? set) ? set : codes[own.System] = new(StringComparer.Ordinal)).Add(own.Value);
        }

        return new SectionRequirement(
            pair.Key,
            pair.Value.WholePast ? null : pair.Value.LookBack?.ToString(),
            codes.ToImmutableSortedDictionary(static c => c.Key, static c => c.Value.ToImmutableArray(), StringComparer.Ordinal));
    }

    private void Collect(ConceptId id, SortedDictionary<string, SortedSet<string>> codes, HashSet<ConceptId> seen)
    {
        if (!seen.Add(id))
        {
            return;
        }

        Concept concept = plan.Concepts[id.Index];
        foreach (CodeEntry entry in concept.Codes)
        {
            (codes.TryGetValue(entry.System, out SortedSet<string>? set) ? set : codes[entry.System] = new(StringComparer.Ordinal))
                .Add(entry.WithDescendants ? $"<< {entry.Code}" : entry.Code);
        }

        foreach (ConceptId included in concept.Includes)
        {
            Collect(included, codes, seen);
        }
    }

    private sealed class Need
    {
        public HashSet<ConceptId> Concepts { get; } = [];

        public bool Any { get; set; }

        public bool WholePast { get; set; }

        public Duration? LookBack { get; set; }
    }
}
