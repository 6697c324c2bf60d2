using CareRules.Model;

namespace CareRules.Analysis;

/// <summary>What holds between two leaves: by the numbers that they test, the codes that they ask for and the time that they look at.</summary>
internal sealed class FactOrder(AnalysisContext context)
{
    public bool IsBelow(Criterion a, Criterion b, bool strict)
    {
        if (context.Measure(a) is { } x && context.Measure(b) is { } y)
        {
            return x.Key == y.Key && y.Bounds.Contains(x.Bounds.And(x.Domain));
        }

        return a is FactCriterion { Query: var p } && b is FactCriterion { Query: var q } && (IsBelow(p, q) || (!strict && (HasValue(p, q) || IsTaken(p, q))));
    }

    public bool Exclude(Criterion a, Criterion b)
    {
        if (context.Measure(a) is { IsSingle: true } x && context.Measure(b) is { } y && x.Key == y.Key)
        {
            return x.Bounds.And(x.Domain).IsDisjoint(y.Bounds);
        }

        return a is FactCriterion { Query: var p } && b is FactCriterion { Query: var q } && (NoneAndSome(p, q) || NoneAndSome(q, p));
    }

    // The narrower question is about facts of the wider one, in the same words otherwise.
    private bool IsBelow(FactQuery a, FactQuery b)
    {
        if (a.GetType() != b.GetType() || !context.Concepts.IsWithin(a.Concept, b.Concept))
        {
            return false;
        }

        return (a, b) switch
        {
            (ConditionQuery p, ConditionQuery q) => p with { Concept = q.Concept } == q,
            (MedicationQuery { For: null, Started: null, DoseChanged: null, Gap: null, DailyDose: null } p, MedicationQuery q) => p with { Concept = q.Concept } == q,
            (ObservationQuery { Mode: ObservationMode.Present or ObservationMode.Valued } p, ObservationQuery q) =>
                p with { Concept = q.Concept, Within = q.Within } == q && DurationOrder.Contains(q.Within, p.Within, absentIsEver: true),
            (NoObservationQuery p, NoObservationQuery q) => p.Concept == q.Concept && DurationOrder.Contains(p.Within, q.Within, absentIsEver: true),
            (AllergyQuery p, AllergyQuery q) => DurationOrder.Contains(q.Within, p.Within, absentIsEver: true),
            (ProcedureQuery p, ProcedureQuery q) => p.Setting == q.Setting && DurationOrder.Contains(q.Within, p.Within, absentIsEver: true),
            (OrderQuery p, OrderQuery q) => p with { Concept = q.Concept } == q,
            (FamilyHistoryQuery p, FamilyHistoryQuery q) => p with { Concept = q.Concept } == q,
            (EncounterQuery { Times: null } p, EncounterQuery q) => p with { Concept = q.Concept } == q,
            (CareQuery p, CareQuery q) => p with { Concept = q.Concept } == q,
            _ => false,
        };
    }

    /// <summary>A value that passes a test is a record with a value.</summary>
    private bool HasValue(FactQuery a, FactQuery b) =>
        a is ObservationQuery { Mode: not (ObservationMode.Present or ObservationMode.Valued) } p && b is ObservationQuery { Mode: ObservationMode.Present or ObservationMode.Valued } q
        && p.Setting == q.Setting && q.Last is null && q.Apart is null && IsRecorded(p.Concept) && context.Concepts.IsWithin(p.Concept, q.Concept)
        && DurationOrder.Contains(q.Within, WindowOf(p), absentIsEver: true);

    /// <summary>A medicine that is taken today, however long and in whatever dose, is taken, and was at some time in every window that reaches to today.</summary>
    private bool IsTaken(FactQuery a, FactQuery b) =>
        a is MedicationQuery { State: MedicationState.Active, Within: null, DoseChanged: null } p && b is MedicationQuery { For: null, Started: null, DoseChanged: null, DailyDose: null } q
        && p.Setting == default && q.Setting == default && (q.State & (MedicationState.Active | MedicationState.Ever)) != MedicationState.None && q.Within is null or PastWindow or EverWindow && context.Concepts.IsWithin(p.Concept, q.Concept)
        && (q.Route is null || q.Route == p.Route) && (q.Course is null || q.Course == p.Course) && (q.AsNeeded is null || q.AsNeeded == p.AsNeeded) && (q.Proposed is null || q.Proposed == p.Proposed);

    // `no-observation` beside anything that needs one in the same time.
    private bool NoneAndSome(FactQuery none, FactQuery some) =>
        none is NoObservationQuery n && some is ObservationQuery s && IsRecorded(s.Concept) && context.Concepts.IsWithin(s.Concept, n.Concept)
        && DurationOrder.Contains(n.Within, WindowOf(s), absentIsEver: true);

    // A computed value needs no record of its own.
    private bool IsRecorded(ConceptId concept) => concept.Index >= 0 && context.Rules.Concepts[concept.Index].Derived is null;

    private Window? WindowOf(ObservationQuery query)
    {
        if (query.Within is not null || query.Mode is ObservationMode.Present or ObservationMode.Valued)
        {
            return query.Within;
        }

        Duration? length = query.Change?.Over ?? context.Rules.Concepts[query.Concept.Index].ValidFor;
        return length is { } l ? new PastWindow(l) : null;
    }
}
