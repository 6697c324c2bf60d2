using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>A fact that would be what a query asks for; whether it is, the evaluation says.</summary>
internal sealed class ImaginedFacts(EvaluationContext context)
{
    public Fact? For(FactQuery query, DateOnly? on = null)
    {
        if (query.Concept.Index < 0 && query is not EncounterQuery)
        {
            return null;
        }

        return query switch
        {
            ConditionQuery q => Condition(q, on),
            MedicationQuery q => Medication(q, on),
            NoObservationQuery q => new ObservationFact { Code = Code(q.Concept), Effective = on ?? Day(q.Within), Status = FactStatus.Final, Value = AnyValue(q.Concept) },
            ObservationQuery q => Observation(q, AnyValue(q.Concept), on),
            AllergyQuery q => new AllergyFact { Code = Code(q.Concept), Onset = on ?? Day(q.Within), ClinicalStatus = ClinicalStatus.Active, Verification = VerificationStatus.Confirmed },
            ProcedureQuery q => new ProcedureFact { Code = Code(q.Concept), Performed = on ?? Day(q.Within), Status = FactStatus.Completed, IsImmunisation = context.Tables.HoldsVaccines(q.Concept) },
            OrderQuery q => new OrderFact
            {
                Code = Code(q.Concept), Authored = on ?? Day(q.Within), Intent = RequestIntent.Order, IsProposed = q.Proposed == true,
                Status = q.State == OrderState.Completed ? FactStatus.Completed : FactStatus.Active,
            },
            FamilyHistoryQuery q => new FamilyHistoryFact { Code = Code(q.Concept), Degree = q.Degree ?? RelativeDegree.First, OnsetAge = q.OnsetAge is { } test ? (int)Boundary.Meeting(test, 1)[0] : null, Recorded = context.AsOf, Status = FactStatus.Completed },
            EncounterQuery q => Encounter(q, on),
            CareQuery q => new CareFact { Code = Code(q.Concept), Item = ItemOf(q.Concept), Recorded = Day(q.Within), Period = new DatePeriod(Day(q.Within), null), Status = FactStatus.Active },
            _ => null,
        };
    }

    /// <summary>An observation of today, or of the given day, with a value or a coded answer.</summary>
    public ObservationFact Observation(ObservationQuery query, Quantity? value, DateOnly? on = null) => new()
    {
        Code = Code(query.Concept), Effective = on ?? Day(query.Within), Status = FactStatus.Final, Value = query.Answer is null ? value : null,
        ValueCodes = query.Answer is { } answer ? [Code(answer)] : [],
    };

    /// <summary>A code that the rule set finds again.</summary>
    public Code Code(ConceptId concept)
    {
        Concept named = context.Plan.Concepts[concept.Index];
        string qualified = $"{named.Pack}/{named.Name}";
        string known = context.Plan.Codes.Find(CodeSystems.Concept, qualified).Contains(concept.Index) ? qualified : named.Name;
        return new Code(CodeSystems.Concept, known, named.Title);
    }

    private ConditionFact Condition(ConditionQuery query, DateOnly? on)
    {
        bool closed = query.State == ConditionState.Inactive;
        DateOnly onset = on ?? (query.For is { } length ? Since(length) : Day(query.Onset ?? query.Within));
        return new ConditionFact
        {
            Code = Code(query.Concept), Onset = closed ? onset.AddDays(-1) : onset, Verification = VerificationStatus.Confirmed,
            ClinicalStatus = closed ? ClinicalStatus.Resolved : ClinicalStatus.Active, Abatement = closed ? context.AsOf : null,
        };
    }

    private MedicationFact Medication(MedicationQuery query, DateOnly? on) => new()
    {
        Code = Code(query.Concept),
        Item = MedicationItem.Request,
        Intent = RequestIntent.Order,
        Status = query.State == MedicationState.Completed ? FactStatus.Completed : FactStatus.Active,
        Authored = on ?? (query.For is { } length ? Since(length) : Day(query.Started ?? query.Within)),
        Course = query.Course ?? CourseType.Repeat,
        AsNeeded = query.AsNeeded ?? false,
        Route = query.Route is { } route ? [Code(route)] : [],
        DailyDose = query.DailyDose is { } dose ? new Quantity(Boundary.Meeting(dose, 1)[0], dose.Unit) : null,
        IsProposed = query.Proposed == true,
    };

    private EncounterFact Encounter(EncounterQuery query, DateOnly? on)
    {
        DateOnly day = on ?? Day(query.Ended ?? query.Within);
        return new EncounterFact
        {
            Codes = query.Concept.Index >= 0 ? [Code(query.Concept)] : [], Class = query.Class ?? EncounterClass.Ambulatory, Period = new DatePeriod(day, day),
            Status = query.Booked ? FactStatus.Planned : FactStatus.Completed, Discharge = query.Discharge is { } to ? [Code(to)] : [],
        };
    }

    private CareItem ItemOf(ConceptId concept) =>
        context.Plan.Concepts[concept.Index].RecordedAs ?? (context.Plan.Concepts[concept.Index].Kind == ConceptKind.Role ? CareItem.TeamRole : CareItem.Plan);

    /// <summary>The last day of a window that is not after the as-of date; for a booked window its last day.</summary>
    private DateOnly Day(Window? window) => window.Days(context.AsOf).Through;

    private DateOnly Since(DurationTest test)
    {
        DateOnly limit = test.Length.Before(context.AsOf);
        return test.Comparison switch
        {
            Comparison.Greater => limit.AddDays(-1),
            Comparison.Less => limit.AddDays(1),
            _ => limit,
        };
    }

    private Quantity? AnyValue(ConceptId concept)
    {
        Concept named = context.Plan.Concepts[concept.Index];
        return new Quantity(named.Plausible?.Lower?.Value ?? 1, named.Unit ?? "1");
    }
}
