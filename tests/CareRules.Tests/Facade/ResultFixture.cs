using System.Collections.Frozen;
using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Tests.Facade;

/// <summary>A small rule set and what evaluation found for one patient, written by hand: results are tested without rules being parsed or evaluated.</summary>
internal static class ResultFixture
{
    public static readonly DateOnly AsOf = new(2026, 2, 1);

    public static readonly ConceptId HeartFailure = new(0);
    public static readonly ConceptId OralNsaid = new(1);
    public static readonly ConceptId Ibuprofen = new(2);
    public static readonly ConceptId Egfr = new(3);
    public static readonly ConceptId Hba1c = new(4);

    private static readonly SourceLocation At = new("cardiac/heart-failure.yaml", 12, 5, 12, 9);

    public static Fact HeartFailureFact { get; } = new ConditionFact
    {
        Source = "Condition/3", Code = new Code("snomed", "84114007", "Heart failure"), Onset = Date("2019-03"), ClinicalStatus = ClinicalStatus.Active,
    };

    public static Fact IbuprofenFact { get; } = new MedicationFact
    {
        Source = "MedicationRequest/9", Code = new Code("rxnorm", "310965", "Ibuprofen 200 MG Oral Tablet"), Authored = Date("2025-12-01"),
    };

    public static Fact NaproxenFact { get; } = new MedicationFact { Source = "MedicationRequest/10", Text = "naproxen from the market", Codes = [] };

    public static Fact EgfrFact { get; } = new ObservationFact
    {
        Source = "Observation/7", Code = new Code("loinc", "33914-3", "eGFR"), Effective = Date("2026-01-03"),
        Value = new Quantity(90.0m, "mL/min/{1.73_m2}", QuantityComparator.GreaterThan),
    };

    public static Fact OldHba1cFact { get; } = new ObservationFact
    {
        Source = "Observation/2", Code = new Code("loinc", "59261-8", "HbA1c"), Effective = Date("2024-07-12"), Value = new Quantity(58m, "mmol/mol"),
    };

    public static PatientRecord Record { get; } = new PatientRecordBuilder()
        .Source("Patient/123")
        .Conditions([(ConditionFact)HeartFailureFact])
        .Medications([(MedicationFact)IbuprofenFact, (MedicationFact)NaproxenFact])
        .Observations([(ObservationFact)EgfrFact, (ObservationFact)OldHba1cFact])
        .Build();

    public static RulePlan NsaidRule { get; } = Rule(
        0,
        "nsaid-in-heart-failure",
        RuleCategory.DrugDisease,
        new RecommendPayload
        {
            Severity = Severity.High,
            Actions = [new BoundAction(ActionVerb.Stop, OralNsaid, null), new BoundAction(ActionVerb.Check, Egfr, null)],
            Text = Text(new LiteralText("Review "), Name(OralNsaid), new LiteralText("; it can worsen "), Name(HeartFailure), new LiteralText(" by causing fluid retention.")),
            Why = Text(new LiteralText("NSAIDs retain salt and water and blunt the effect of diuretics and of ACE inhibitors; the risk of admission rises within weeks.")),
            Patient = ImmutableSortedDictionary<string, TextTemplate>.Empty
                .Add("en", Text(new LiteralText("Some painkillers can make your heart failure worse.")))
                .Add("cy", Text(new LiteralText("Gall rhai cyffuriau lladd poen waethygu methiant y galon."))),
            Responsible = ["prescriber", "pharmacist"],
            DoWithin = new Duration(2, DurationUnit.Week),
        });

    public static RulePlan HbA1cRule { get; } = Rule(
        1,
        "hba1c-overdue",
        RuleCategory.Monitoring,
        new RecommendPayload
        {
            Severity = Severity.Low,
            Text = Text(new LiteralText("Measure HbA1c; the last was "), new ConceptText(Hba1c, TextField.Value), new LiteralText(" on "), new ConceptText(Hba1c, TextField.Date), new LiteralText(".")),
            SameDay = true,
        });

    public static RulePlan MetforminRule { get; } = Rule(
        2, "metformin-in-severe-ckd", RuleCategory.DrugDisease, new RecommendPayload { Severity = Severity.Critical, Text = Text(new LiteralText("Stop it.")) });

    public static EvaluationPlan Plan { get; } = new()
    {
        Packs = [new PackInfo("mltc", "Several conditions", "1.0.0", "sha256:00ff", false)],
        Concepts =
        [
            Concept(HeartFailure, "heart-failure", ConceptKind.Condition, "heart failure"),
            Concept(OralNsaid, "oral-nsaid", ConceptKind.Medication, "oral NSAID"),
            Concept(Ibuprofen, "ibuprofen", ConceptKind.Medication, "ibuprofen"),
            Concept(Egfr, "egfr", ConceptKind.Observation, "eGFR"),
            Concept(Hba1c, "hba1c", ConceptKind.Observation, "HbA1c"),
        ],
        Codes = new CodeIndex(new Dictionary<string, CodeTable>
        {
            [CodeSystems.Snomed] = Table(("84114007", [0])),
            [CodeSystems.RxNorm] = Table(("310965", [1, 2])),
            [CodeSystems.Loinc] = Table(("33914-3", [3]), ("59261-8", [4])),
            [CodeSystems.Concept] = Table(("ibuprofen", [1, 2])),
        }.ToFrozenDictionary()),
        Definitions = [],
        Rules = [NsaidRule, HbA1cRule, MetforminRule],
    };

    public static RuleOutcome NsaidFired { get; } = new(NsaidRule, OutcomeKind.Fires)
    {
        Facts = [Match(HeartFailure, HeartFailureFact, "2019-03"), Match(OralNsaid, IbuprofenFact, "2025-12-01")],
    };

    public static RuleOutcome HbA1cFired { get; } = new(HbA1cRule, OutcomeKind.Fires);

    public static DataGap EgfrGap { get; } = new(
        new MissingFact("egfr", MissingReason.TooOld, "none in 12 months (last 2024-07-12)") { Concept = Egfr, Would = "fire if < 30 mL/min/{1.73_m2}" },
        [MetforminRule],
        Severity.Critical);

    public static EvaluationFindings Evaluation { get; } = new()
    {
        Fired = [HbA1cFired, NsaidFired],
        Gaps = [EgfrGap],
        Notices = static () => [new EvaluationNotice("CR4002", "Observation/7", "The value is dated after the as-of date.")],
        Counts = static () => new OutcomeCounts(3, 2, 0, 1, 0, 0),
        OutcomeOf = rule => rule == NsaidRule ? NsaidFired : rule == HbA1cRule ? HbA1cFired : new RuleOutcome(rule, OutcomeKind.Undetermined),
    };

    public static EvaluationResult Result(EvaluationOptions? options = null) =>
        ResultBuilder.Build(Plan, Record, AsOf, options ?? EvaluationOptions.Default, Evaluation);

    public static FactMatch Match(ConceptId concept, Fact fact, string? date = null) => new(concept, fact) { Date = date is null ? null : Date(date) };

    public static TextTemplate Text(params TextPart[] parts) => new([.. parts]);

    public static TextPart Name(ConceptId concept) => new ConceptText(concept, TextField.Name);

    public static PartialDate Date(string text) => PartialDate.TryParse(text, out PartialDate date) ? date : throw new ArgumentException("Not a date.", nameof(text));

    public static RulePlan Rule(int index, string id, RuleCategory category, RulePayload payload) => new(
        index,
        new RuleDefinition
        {
            Pack = "mltc",
            Id = id,
            Title = index == 0 ? "Oral NSAID with heart failure" : id,
            Category = category,
            When = new AllCriterion([], At),
            Payload = payload,
            Evidence = index == 0
                ? [new Citation { Source = "NICE NG106", Section = "1.2", Strength = "strong", Published = Date("2018-09-12"), Url = "https://www.nice.org.uk/guidance/ng106" }]
                : [],
            At = At,
        },
        Pivot.Everyone);

    private static Concept Concept(ConceptId id, string name, ConceptKind kind, string title) =>
        new() { Id = id, Pack = "mltc", Name = name, Kind = kind, Title = title, At = At };

    private static ExactCodeTable Table(params (string Code, int[] Concepts)[] rows) =>
        new(rows.ToFrozenDictionary(static r => r.Code, static r => ImmutableArray.Create(r.Concepts), StringComparer.Ordinal));
}
