using CareRules.Clinical;
using CareRules.Model;
using static CareRules.Tests.Support.Say;

namespace CareRules.Tests.Support;

/// <summary>Random facts and one query of every shape, from a seed: for laws that hold whatever the record.</summary>
internal sealed class Generated
{
    private static readonly string[] Dates =
        ["2026-02-01", "2026-01-15", "2026-01", "2025-12-31T08:00:00Z", "2025-12-31T09:00:00Z", "2025-12-31", "2025-08-01", "2025", "2020-05-05", "", "2026-02-02"];

    private static readonly string[] Values = ["5 mmol/L", "10 mmol/L", ">8 mmol/L", "90 mg/dL", "1 nonsense", ""];

    private uint state;

    public Generated(int seed)
    {
        // Spread, so that neighbouring seeds have nothing in common.
        state = unchecked(((uint)seed + 0x9E3779B9u) * 2654435761u);
        state = unchecked((state ^ (state >> 15)) * 2246822519u) | 1;
        C = Plan.Concept("c", ConceptKind.Condition);
        Closed = Plan.Concept("closed", ConceptKind.Condition);
        Closable = Plan.Concept("closable", ConceptKind.Condition, c => c with { ResolvedBy = Closed });
        M = Plan.Concept("m", ConceptKind.Medication, static c => c with { Codes = [new CodeEntry("rxnorm", "1", false)] });
        O = Plan.Concept("o", ConceptKind.Observation, static c => c with { Unit = "mmol/L", Convert = [new RecordedUnit("mg/dL", 0.0555m, 0)], ValidFor = Long("12 months") });
        A = Plan.Concept("a", ConceptKind.Allergy);
        P = Plan.Concept("p", ConceptKind.Procedure);
        E = Plan.Concept("e", ConceptKind.Encounter);
    }

    public PlanBuilder Plan { get; } = new();

    public ConceptId C { get; }

    public ConceptId Closed { get; }

    public ConceptId Closable { get; }

    public ConceptId M { get; }

    public ConceptId O { get; }

    public ConceptId A { get; }

    public ConceptId P { get; }

    public ConceptId E { get; }

    public List<Fact> Facts(int count)
    {
        List<Fact> facts = [];
        for (int i = 0; i < count; i++)
        {
            facts.Add(Fact(i));
        }

        return facts;
    }

    public List<Criterion> Criteria()
    {
        Window half = Within("6 months")!;
        List<FactQuery> queries =
        [
            new ConditionQuery(C), new ConditionQuery(C) { State = ConditionState.Ever }, new ConditionQuery(C) { State = ConditionState.Inactive },
            new ConditionQuery(C) { Within = half }, new ConditionQuery(C) { Onset = half }, new ConditionQuery(C) { For = For(">= 6 months") },
            new ConditionQuery(Closable), new ConditionQuery(Closable) { Within = half },
            new MedicationQuery(M), new MedicationQuery(M) { Started = half }, new MedicationQuery(M) { For = For(">= 6 months") }, new MedicationQuery(M) { Within = half },
            new MedicationQuery(M) { For = For("< 6 months") }, new MedicationQuery(M) { DoseChanged = half }, new MedicationQuery(M) { State = MedicationState.Ever },
            new MedicationQuery(M) { Setting = new Setting(E, null) }, new MedicationQuery(M) { Setting = new Setting(null, E) },
            new NoObservationQuery(O, half), new AllergyQuery(A, null), new AllergyQuery(A, half), new ProcedureQuery(P, half), new ProcedureQuery(P, null),
            new EncounterQuery(E) { Within = half }, new EncounterQuery(E) { Times = Is(">= 2") }, new EncounterQuery(ConceptId.Any) { Times = Is("< 2") },
            new ObservationQuery(O) { Mode = ObservationMode.Present }, new ObservationQuery(O) { Mode = ObservationMode.Valued },
            new ObservationQuery(O) { Mode = ObservationMode.Change, Change = new ChangeTest(Is(">= 20 %"), Long("12 months")) },
            new ObservationQuery(O) { Mode = ObservationMode.EveryValue, Test = Is("> 6 mmol/L"), Last = 2, Apart = For(">= 10 days") },
        ];
        foreach (ObservationMode mode in new[] { ObservationMode.Latest, ObservationMode.Highest, ObservationMode.Lowest, ObservationMode.Mean, ObservationMode.AnyValue, ObservationMode.EveryValue })
        {
            queries.Add(new ObservationQuery(O) { Mode = mode, Test = Is("> 6 mmol/L"), Within = Within("ever") });
            queries.Add(new ObservationQuery(O) { Mode = mode, Test = Is("> 6 mmol/L") });
        }

        List<Criterion> criteria = [.. queries.Select(Asked)];
        criteria.Add(new CountCriterion(new MedicationQuery(M), DistinctBy.Ingredient, Is(">= 2"), PlanBuilder.Here));
        criteria.Add(new CountCriterion(new ConditionQuery(ConceptId.Any), DistinctBy.Code, Is("< 2"), PlanBuilder.Here));
        criteria.Add(new SequenceThenCriterion(Asked(new MedicationQuery(M)), Asked(new ConditionQuery(C)), Long("90 days"), false, PlanBuilder.Here));
        criteria.Add(new SequenceWithoutCriterion(Asked(new MedicationQuery(M)), Asked(new ObservationQuery(O)), Long("30 days"), true, PlanBuilder.Here));
        criteria.Add(new TogetherCriterion([Asked(new MedicationQuery(M)), Asked(new ObservationQuery(O))], Long("30 days"), PlanBuilder.Here));
        criteria.AddRange([.. criteria.Select(Not)]);
        return criteria;
    }

    public int Next(int below)
    {
        // xorshift32: the same on every machine.
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (int)(state % (uint)below);
    }

    private string Date() => Dates[Next(Dates.Length)];

    private Fact Fact(int number)
    {
        string source = $"Fact/{number}";
        switch (Next(9))
        {
            case 0 or 1:
                return new ConditionFact
                {
                    Source = source, Code = Concept(Next(3) switch { 0 => "c", 1 => "closed", _ => "closable" }), Onset = On(Date()), Abatement = Next(3) == 0 ? On(Date()) : null,
                    ClinicalStatus = (ClinicalStatus)Next(8), Verification = (VerificationStatus)Next(7),
                };
            case 2 or 3:
                return new MedicationFact
                {
                    Source = source, Codes = Next(6) == 0 ? [] : [Concept("m")], Item = (MedicationItem)Next(4), Status = (FactStatus)Next(23), Authored = On(Date()),
                    SupplyDays = Next(2) == 0 ? 28 : null, Course = (CourseType)Next(3), DailyDose = Next(2) == 0 ? new Quantity(Next(2) + 1, "mg") : null,
                    Period = Next(2) == 0 ? new DatePeriod(On(Date()), On(Date())) : null, IsProposed = Next(9) == 0,
                };
            case 4 or 5:
                string value = Values[Next(Values.Length)];
                return new ObservationFact
                {
                    Source = source, Code = Concept("o"), Effective = On(Date()), Value = value.Length == 0 ? null : Value(value),
                    Status = Next(5) == 0 ? (FactStatus)Next(23) : FactStatus.Final,
                };
            case 6:
                return new AllergyFact { Source = source, Codes = Next(4) == 0 ? [] : [Concept("a")], ClinicalStatus = (ClinicalStatus)Next(8), Onset = On(Date()) };
            case 7:
                return new ProcedureFact { Source = source, Code = Concept("p"), Status = (FactStatus)Next(23), Performed = On(Date()) };
            default:
                return new EncounterFact { Source = source, Code = Concept("e"), Status = (FactStatus)Next(23), Period = new DatePeriod(On(Date()), On(Date())) };
        }
    }
}
