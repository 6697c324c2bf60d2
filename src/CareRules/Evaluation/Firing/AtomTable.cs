using System.Collections.Immutable;
using CareRules.Model;

namespace CareRules.Evaluation.Firing;

/// <summary>Gives each distinct question of a plan one number. Used while a plan is made.</summary>
internal sealed class AtomTable(EvaluationPlan plan)
{
    private readonly Dictionary<object, int> known = [];
    private readonly Dictionary<(ConceptId Concept, Window? Window), List<(int Atom, QuantityTest Test)>> thresholds = [];

    public List<Atom> Atoms { get; } = [new Atom(AtomKind.Constant, 0, null)];

    /// <summary>The atom of a leaf; equal questions are one.</summary>
    public int Of(Criterion leaf) => leaf switch
    {
        FactCriterion { Query: var query } => Fact(leaf, query),
        AgeCriterion { Ago: null } age => Intern((age.Test, "age"), new Atom(AtomKind.Age, 0, leaf)),
        SexCriterion sex => Intern(sex.Sex, new Atom(AtomKind.Sex, (int)sex.Sex, leaf)),
        DefinitionCriterion definition => Intern((definition.Definition, "is"), new Atom(AtomKind.Definition, definition.Definition, null)),
        _ => Add(new Atom(AtomKind.Other, 0, leaf)),
    };

    /// <summary>The atom that is true when some item has a code of the concept.</summary>
    public int Presence(ConceptId concept) => Intern((concept, "presence"), new Atom(AtomKind.Presence, concept.Index, null));

    /// <summary>The tables of thresholds, with the observation of each.</summary>
    public ImmutableArray<(ConceptId Concept, ThresholdGroup Group)> Groups()
    {
        List<(ConceptId, ThresholdGroup)> groups = [];
        foreach (((ConceptId concept, Window? window), List<(int Atom, QuantityTest Test)> tests) in thresholds)
        {
            foreach ((int Atom, QuantityTest Test)[] some in tests.Chunk(ThresholdGroup.MostTests))
            {
                foreach ((int atom, _) in some)
                {
                    Atoms[atom] = Atoms[atom] with { Argument = groups.Count };
                }

                groups.Add((concept, new ThresholdGroup(window, [.. some])));
            }
        }

        return [.. groups];
    }

    private int Fact(Criterion leaf, FactQuery query)
    {
        if (known.TryGetValue(query, out int atom))
        {
            return atom;
        }

        Atom made = new(KindOf(query), query.Concept.Index, leaf);
        known[query] = atom = Add(made);
        if (made.Kind == AtomKind.Latest)
        {
            ObservationQuery latest = (ObservationQuery)query;
            Window? window = latest.Within ?? (plan.Concepts[query.Concept.Index].ValidFor is { } valid ? new PastWindow(valid) : null);
            (ConceptId, Window?) key = (query.Concept, window is EverWindow ? null : window);
            (thresholds.TryGetValue(key, out List<(int, QuantityTest)>? list) ? list : thresholds[key] = []).Add((atom, latest.Test!));
        }

        return atom;
    }

    private AtomKind KindOf(FactQuery query) => query switch
    {
        { Concept.Index: < 0 } => AtomKind.Other,
        ConditionQuery q when q == new ConditionQuery(q.Concept) && !plan.Tables.Closed.Contains(q.Concept.Index) => AtomKind.Condition,
        MedicationQuery q when q == new MedicationQuery(q.Concept) => AtomKind.Medication,
        ObservationQuery q when IsNewestValue(q) => AtomKind.Latest,
        _ => AtomKind.Other,
    };

    // A test of the newest value in the concept's own unit, over a window that ends today.
    private bool IsNewestValue(ObservationQuery query)
    {
        Concept concept = plan.Concepts[query.Concept.Index];
        return query is { Mode: ObservationMode.Latest, Test: { } test, Within: null or PastWindow or EverWindow }
            && query == new ObservationQuery(query.Concept) { Mode = ObservationMode.Latest, Test = test, Within = query.Within }
            && concept is { Unit: not null, Derived: null, PerDay: null or PerDay.Last }
            && plan.Tables.Scale(query.Concept).IsCanonical(test.Unit)
            && plan.Tables.Scale(query.Concept).IsCanonical(concept.Unit)
            && (concept.Plausible is null || plan.Tables.Scale(query.Concept).IsCanonical(concept.Plausible.Unit));
    }

    private int Intern(object key, Atom atom) => known.TryGetValue(key, out int found) ? found : known[key] = Add(atom);

    private int Add(Atom atom)
    {
        Atoms.Add(atom);
        return Atoms.Count - 1;
    }
}
